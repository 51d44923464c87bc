/** A number that names an achievement, a person or an organisation, as read and as compared (domain 2). */
export type IdentifierScheme =
  | 'patent-application' // 申请号 = 专利号 without ZL
  | 'patent-publication' // CN 123456789 A/B/U/S
  | 'patent-certificate' // 证书号第…号
  | 'pct'
  | 'resident-id'
  | 'credit-code'
  | 'isbn'
  | 'issn'
  | 'cn-serial'
  | 'doi'
  | 'software-registration' // 2019SR0322683
  | 'software-certificate' // 软著登字第…号
  | 'standard'
  | 'project'
  | 'award-certificate'
  | 'title-certificate'
  | 'degree-certificate'

export type CheckStatus =
  | 'valid-checksum' // proves only that it was not mistyped or invented carelessly
  | 'valid-format' // the scheme has no check digit, or the digit was left out
  | 'invalid-checksum'
  | 'invalid-format'
  | 'repaired' // OCR pages only: exactly one look-alike passes

export interface Identifier {
  readonly scheme: IdentifierScheme
  /** As printed. */
  readonly raw: string
  /** The one form that is shown: `ZL202310123456.6`. */
  readonly canonical: string
  /** The form that is compared and indexed: `202310123456.6` → `2023101234566`. Unique inside its scheme. */
  readonly key: string
  readonly status: CheckStatus
  /** What the number says of itself. Absent members are not said by the number. */
  readonly says: IdentifierFacts
}

export interface IdentifierFacts {
  readonly year?: number
  /** Patent numbers: what the type digit or the kind letter means. */
  readonly patentType?: 'invention' | 'utility' | 'design'
  readonly isPct?: boolean
  /** Kind letter of a publication number: A B U S, older C Y D. */
  readonly kindLetter?: string
  /** The check digit that the body asks for, when the printed one differs or is missing. */
  readonly expectedCheck?: string
  /** Credit codes: whether characters 9-17 pass their own organisation check (early pilot codes pass only this one). */
  readonly innerCheckPasses?: boolean
  /** Resident id numbers. */
  readonly birth?: string
  readonly sex?: 'male' | 'female'
  readonly documentType?: 'mainland' | 'hk-mo-tw' | 'foreigner'
  /** CN serials: province code, serial, class. */
  readonly regionCode?: string
  readonly serial?: number
  readonly classCode?: string
  /** DOI: the ISSN that is written inside it. */
  readonly embeddedIssn?: string
  readonly embeddedYear?: number
  /** Software: the running number, for the yearly offset to the certificate number. */
  readonly runningNumber?: number
  /** Projects: who funds, and the key of the parent project of a sub-task. */
  readonly funder?: string
  readonly parentKey?: string
  /** Why the format is wrong, as a stable word: `bad-date`, `flow-number`, `electronic-copy`, `region-unknown`, … */
  readonly problem?: string
}
