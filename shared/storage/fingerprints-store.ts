import { createHash } from 'node:crypto'
import { concurrently } from '#domain/concurrently'
import { Retryable } from '#domain/failure'
import type { Fingerprints, KeyHolders, TextHolder } from '#domain/ports'
import type { ApplicationTexts } from '#domain/texts'
import { canonicalJson } from '#verify/run-id'
import {
  applicantCount,
  applicantPk,
  applicantSk,
  applicationPk,
  fingerprintPk,
  fingerprintSk,
  heldTextPrefix,
  heldTextSk,
  textsSk,
} from './keys.ts'
import type { Item, Key, Table } from './table.ts'

const callsAtOnce = 12

/** Applicants kept under one key: what more of them have is form text, a turn of phrase, or a text sold as often. */
export const mostApplicantsPerKey = 64
/** Texts of one applicant under one key: an earlier season, a summary beside its report. One more tells nothing new. */
const mostTextsPerApplicant = 4
/** Attempts to add to a set that others change at the same time never fail; this bounds an item that a single applicant would fill. */
const mostHoldersPerKey = mostApplicantsPerKey * mostTextsPerApplicant

/** What an application says of its texts; `settled` once everybody who must know of its last change has been asked. */
interface TextsItem extends Item {
  readonly body: string
  readonly digest: string
  readonly settled: boolean
  readonly met: readonly string[]
}
/** The keys of one text. An entry never changes: other keys are another entry. `gone` while it is being taken out. */
interface HeldText extends Item {
  readonly textId: string
  readonly keys: readonly string[]
  readonly gone: boolean
}
type Keys = ReadonlyMap<string, readonly string[]>

const overtaken = () => new Retryable('the texts were changed by another verification of the same application')

export const createFingerprintsStore = (table: Table): Fingerprints => {
  const readHolders = async (keys: readonly string[]) => {
    const items = await table.getMany([...new Set(keys)].map(keyOf))
    return new Map(items.map((item) => [item.pk.slice(fingerprintPk('').length), toHolders(item)]))
  }

  const countApplicant = async (personKey: string) => {
    if (await table.putNew({ pk: applicantPk(personKey), sk: applicantSk }))
      await table.update(applicantCount, { expression: 'ADD n :one', values: { ':one': 1 } })
  }

  const add = async (wanted: readonly { readonly key: string; readonly holder: TextHolder }[]) => {
    const known = await readHolders(wanted.map(({ key }) => key))
    const missing = wanted.filter(({ key, holder }) => isWanted(known.get(key), holder))
    await concurrently(callsAtOnce, missing, async ({ key, holder }) => {
      const item = await table.update(keyOf(key), {
        expression: 'ADD holders :holder',
        condition: 'attribute_not_exists(saturated) AND (attribute_not_exists(holders) OR size(holders) < :most)',
        values: { ':holder': new Set([toMember(holder)]), ':most': mostHoldersPerKey },
      })
      // A mark that stays: whoever withdraws later does not make form text rare again.
      if (!item || applicantsOf(toHolders(item).holders) > mostApplicantsPerKey)
        await table.update(keyOf(key), {
          expression: 'SET saturated = :true REMOVE holders',
          values: { ':true': true },
        })
    })
  }

  const remove = (gone: readonly { readonly key: string; readonly holder: TextHolder }[]) =>
    concurrently(callsAtOnce, gone, ({ key, holder }) =>
      table.update(keyOf(key), {
        expression: 'DELETE holders :holder',
        condition: 'attribute_exists(holders)',
        values: { ':holder': new Set([toMember(holder)]) },
      }),
    )

  return {
    async register(texts, keys) {
      const { applicationId, personKey } = texts
      const pk = applicationPk(applicationId)
      const before = (await table.get({ pk, sk: textsSk })) as TextsItem | undefined
      const held = (await table.query(pk, heldTextPrefix)) as readonly HeldText[]
      const wanted = entriesOf(texts, keys)
      const isThere = new Set(held.filter(({ gone }) => !gone).map(({ sk }) => sk))
      const dropped = held.filter(({ sk }) => !wanted.some((entry) => entry.sk === sk))
      const digest = digestOf(texts, keys)
      if (wanted.length === 0 && !before) return { isOwed: false, met: [] }
      if (before?.digest === digest && dropped.length === 0 && wanted.every(({ sk }) => isThere.has(sk)))
        if (before.settled) return { isOwed: false, met: before.met }

      const met = before?.met ?? []
      const body = JSON.stringify(texts)
      // The notes first: a death in between leaves a note without postings, never postings without a note.
      await table.write([
        { pk, sk: textsSk, body, digest, settled: false, met },
        ...wanted,
        ...dropped.map((entry) => ({ ...entry, gone: true })),
      ])
      const toHolder = (textId: string): TextHolder => ({ applicationId, textId, personKey })
      if (wanted.length > 0) await countApplicant(personKey)
      await add(wanted.flatMap(({ textId, keys: own }) => own.map((key) => ({ key, holder: toHolder(textId) }))))
      await remove(
        dropped.flatMap((entry) => {
          const kept = new Set(wanted.flatMap((one) => (isSameHolder(one, entry) ? one.keys : [])))
          const holder = { ...toHolder(entry.textId), personKey: String(entry.personKey) }
          return entry.keys.filter((key) => !kept.has(key)).map((key) => ({ key, holder }))
        }),
      )
      for (const { sk } of dropped)
        await table.remove({ pk, sk }, { condition: 'gone = :true', values: { ':true': true } })
      return { isOwed: true, met }
    },

    async settle(texts, keys, met) {
      const digest = digestOf(texts, keys)
      const settled = await table.update(
        { pk: applicationPk(texts.applicationId), sk: textsSk },
        {
          expression: 'SET settled = :true, met = :met',
          condition: 'digest = :digest',
          values: { ':true': true, ':met': [...new Set(met)].toSorted(), ':digest': digest },
        },
      )
      if (!settled) throw overtaken()
    },

    holders: readHolders,

    async texts(applicationIds) {
      const items = await table.getMany(
        [...new Set(applicationIds)].map((id) => ({ pk: applicationPk(id), sk: textsSk })),
      )
      return new Map(
        items.map(({ body }) => {
          const texts = JSON.parse(String(body)) as ApplicationTexts
          return [texts.applicationId, texts]
        }),
      )
    },

    async applicants() {
      return Number((await table.get(applicantCount))?.n ?? 0)
    },
  }
}

const keyOf = (key: string): Key => ({ pk: fingerprintPk(key), sk: fingerprintSk })

/** Ids hold neither blanks nor each other's separators. */
const toMember = ({ applicationId, textId, personKey }: TextHolder): string =>
  [applicationId, textId, personKey].join(' ')

const toHolders = ({ holders, saturated }: Item): KeyHolders => ({
  holders: [...((holders as ReadonlySet<string> | undefined) ?? [])].flatMap((member) => {
    const [applicationId, textId, personKey] = member.split(' ')
    return applicationId && textId && personKey ? [{ applicationId, textId, personKey }] : []
  }),
  isSaturated: saturated === true,
})

const applicantsOf = (holders: readonly TextHolder[]): number => new Set(holders.map(({ personKey }) => personKey)).size

const isWanted = (known: KeyHolders | undefined, holder: TextHolder): boolean => {
  if (!known) return true
  if (known.isSaturated) return false
  const own = known.holders.filter(({ personKey }) => personKey === holder.personKey)
  return own.length < mostTextsPerApplicant && !own.some((one) => toMember(one) === toMember(holder))
}

const isSameHolder = (a: Item, b: Item): boolean => a.textId === b.textId && a.personKey === b.personKey

const entriesOf = ({ applicationId, personKey, texts }: ApplicationTexts, keys: Keys): readonly HeldText[] =>
  texts.map(({ textId }) => {
    const own = [...new Set(keys.get(textId))].toSorted()
    const entry = hash([personKey, textId, ...own].join(' ')).slice(0, 27)
    return { pk: applicationPk(applicationId), sk: heldTextSk(entry), textId, personKey, keys: own, gone: false }
  })

const digestOf = (texts: ApplicationTexts, keys: Keys): string =>
  hash(canonicalJson([texts, entriesOf(texts, keys).map(({ sk }) => sk)]))

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')
