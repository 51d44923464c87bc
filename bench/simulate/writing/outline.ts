import { below, pick, type Random } from '#match/train/random-choice'
import { doings, hows, sides, things } from './words.ts'

/** A text without what a buyer would change in it: sentences with holes for 地 place, 单 unit, 人 person, 年 year, 数 measure and 几 count. */
export type Outline = readonly string[]

/** What of a text is its writer's own and no other's. */
export interface Details {
  readonly place: string
  readonly unit: string
  readonly people: readonly string[]
  readonly year: number
  readonly random: Random
}

/** How a sentence may run: 物 thing, 面 side, 作 doing, 态 how. */
const ways: Readonly<Record<'work' | 'outcome', readonly string[]>> = {
  work: [
    '{地}{态}{物}的{面}{面}一直未能{作}，{物}{物}又受{态}{面}所限',
    '我先从{物}{面}入手，把{态}条件下的{面}{作}了{几}轮',
    '对{态}{态}{物}逐处{作}，查明{面}与{物}{面}的关系',
    '{年}年起负责{物}{物}{作}，{人}协助{态}{面}的{作}',
    '以{物}{面}为{面}{作}{态}{物}，据此{作}{物}{面}',
    '提出先{作}{物}后{作}{态}{物}的办法，避开{面}{面}',
    '牵头编写{物}{面}{作}方案，确定{态}{物}{面}取{数}',
    '在{地}选{几}处{态}{物}，{作}{物}的{面}、{面}和{面}',
    '解决了{态}{物}{作}时{面}{面}不足的难点',
    '与{单}一道{作}{物}，由我{作}{物}{面}并{作}{面}',
    '改用{态}{物}{作}替下原来的{物}，{面}由{数}降到{数}',
    '组织{几}人{作}{态}{物}，现场{作}{物}{面}{面}',
    '把{物}、{物}与{物}的{面}并在一处{作}',
    '每{几}天{作}一次{物}{面}，遇{态}{物}随时{作}',
    '{面}{面}不合要求的{物}共{几}处，逐一{作}后{作}',
    '设计了{态}{物}{物}，使{面}不再随{物}{面}而变',
    '审查{物}{作}图纸{几}份，指出{态}{物}{面}{几}条',
    '为{人}等人讲解{物}{面}{作}，并带着{作}{态}{物}',
    '{态}{物}{面}的取值过去凭经验，我用{物}{作}加以{作}',
    '从{几}组{面}里挑出{态}{物}，重新{作}其{面}',
  ],
  outcome: [
    '{年}年完成{物}{作}，{面}达到{数}，{面}{面}合格',
    '{地}{物}{面}提高{数}，{态}{物}未再出现{面}',
    '节省{物}{数}，{物}{面}比原来缩短{数}',
    '{单}据此{作}{态}{物}，{年}年节约{数}',
    '经{单}组织验收，{物}{面}与{面}均好于设计值',
    '{态}{物}已运行{数}，{面}{面}保持在{数}以内',
    '形成{物}{作}{面}一套，在{地}{作}{几}处',
    '{物}{面}由{数}升至{数}，{态}{作}不再停工',
    '减少{态}{物}{作}{几}次，{面}损失下降{数}',
    '所编{物}{面}{作}办法由{单}印发，{人}等沿用至今',
    '带出能{作}{态}{物}的{几}人，其中{人}独立{作}{物}',
    '{物}的{面}{面}得到{单}认可，{态}{物}也照此{作}',
    '查出{态}{物}隐患{几}处，{物}{面}全部{作}到位',
    '{地}三个{态}{物}先后{作}，{面}平均改善{数}',
  ],
}

const ofSlot: Readonly<Record<string, readonly string[]>> = { 物: things, 面: sides, 作: doings, 态: hows }

const sentence = (kind: keyof typeof ways, random: Random): string =>
  pick(random, ways[kind]).replace(/\{([物面作态])\}/g, (_, slot: string) => pick(random, ofSlot[slot] ?? things))

/** Sentences that nobody has written before; each way of saying it in its turn. */
export const outlineOf = (kind: keyof typeof ways | 'both', sentences: number, random: Random): Outline =>
  Array.from({ length: sentences }, (_, i) =>
    sentence(kind === 'both' ? (i % 3 === 2 ? 'outcome' : 'work') : kind, random),
  )

/** What somebody writes who buys a text and is ashamed of it: so many of a hundred sentences are new, and two neighbours change places. */
export const reworded = (
  outline: Outline,
  newOf100: number,
  kind: keyof typeof ways | 'both',
  random: Random,
): Outline => {
  const others = outlineOf(kind, outline.length, random)
  const count = Math.round((outline.length * newOf100) / 100)
  const from = below(random, outline.length - count + 1)
  const words = outline.map((one, i) => (i >= from && i < from + count ? (others[i] ?? one) : one))
  return [...words.slice(1, 2), ...words.slice(0, 1), ...words.slice(2)]
}

const measures = ['毫米', '万元', '%', '小时', '吨', '台', '米', '千瓦', '天', '亩']

/** The text as its writer hands it in. */
export const written = (outline: Outline, { place, unit, people, year, random }: Details): string =>
  outline
    .map((one) =>
      one.replace(/\{([地单人年数几])\}/g, (_, slot: string) => {
        if (slot === '地') return place
        if (slot === '单') return unit
        if (slot === '人') return people.length > 0 ? pick(random, people) : '同事'
        if (slot === '年') return `${year - below(random, 2)}`
        return `${2 + below(random, 96)}${slot === '数' ? pick(random, measures) : ''}`
      }),
    )
    .map((one) => `${one}。`)
    .join('')
