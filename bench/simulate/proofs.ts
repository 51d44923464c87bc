import type { Certificate } from '#domain/application'
import type { ProofPage } from '#domain/proof-page'
import { aCertificate } from '#test/builders/application'
import { aNumber, anEvidence } from '#test/builders/evidence'

/** A certificate behind the form, as a reader leaves it: what it says, and its page word for word. */
export interface Proof {
  readonly certificate: Certificate
  readonly page: ProofPage
}

const page = 20

interface Prize {
  readonly title: string
  readonly year: number
}

/** The prize's certificate, which names these people. */
export const awardProof = ({ title, year }: Prize, names: readonly string[], number: string): Proof => {
  const words = [
    '获奖证书',
    '为表彰广西科学技术进步奖获得者，特颁发此证书，以资鼓励。',
    `获奖项目：${title}`,
    '奖励等级：二等奖',
    `获奖者：${names.join('、')}`,
    `证书编号：${number}`,
    '授奖机关：广西壮族自治区人民政府',
    `授奖时间：${year}年12月20日`,
  ]
  const lines = words.map((text, i) => ({ text, box: [0.1, 0.1 + i * 0.05, 0.9, 0.13 + i * 0.05] as const }))
  return {
    certificate: aCertificate('award', {
      title,
      // One name is whose certificate it is, and says nothing of places.
      ...(names.length === 1 && names[0] ? { holder: names[0] } : { people: names }),
      identifiers: [aNumber('award-certificate', number)],
      dates: { awarded: `${year}-12` },
      evidence: anEvidence({ page, from: 'certificate', quote: `获奖者：${names.join('、')}；证书编号：${number}` }),
    }),
    page: { documentId: 'form', page, kind: 'award', source: 'text', lines },
  }
}
