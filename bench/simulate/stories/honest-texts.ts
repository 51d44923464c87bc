import { below } from '#match/train/random-choice'
import { claimOf, paperOf } from '../cast.ts'
import { anyKind, ofKind, plan, type Stories, strangers, team } from '../plan.ts'
import { outlineOf, reworded } from '../writing/outline.ts'
import { detailsOf, rowOutline, rowText, wholeText } from '../writing/texts.ts'

/** Honest people who write what others write too, or what they have written before: nothing above blue may be said of them. */
export const honestTexts: Stories = {
  'own words again after a refusal': (supply) => {
    const { random } = supply
    const person = supply.person()
    const claim = claimOf(ofKind(supply, anyKind, [person]), 1)
    const texts = [
      rowText(claim, rowOutline(random), detailsOf(random, person)),
      wholeText('summary', '专业技术工作总结', outlineOf('both', 26, random), detailsOf(random, person)),
    ]
    return [
      plan(supply, person, [claim], { season: '2025', outcome: 'failed', cutOff: '2025-06-30', texts }),
      plan(supply, person, [claim], { texts }),
    ]
  },
  'colleagues of one project with one wording': (supply) => {
    const { random } = supply
    const { people, achievement } = team(supply, 2 + below(random, 3))
    const outline = rowOutline(random)
    return people.map((person, i) => {
      const claim = claimOf(achievement, i + 1)
      return plan(supply, person, [claim], { texts: [rowText(claim, outline, detailsOf(random, person))] })
    })
  },
  'partners of two units with one wording': (supply) => {
    const { random } = supply
    const people = strangers(supply, 2)
    const achievement = ofKind(supply, ['project'], people)
    const outline = rowOutline(random)
    return people.map((person, i) => {
      const claim = claimOf(achievement, i + 1)
      return plan(supply, person, [claim], { texts: [rowText(claim, outline, detailsOf(random, person))] })
    })
  },
  'joint work without a number': (supply) => {
    const { random } = supply
    const { people, achievement } = team(supply, 3, ['project'])
    const outline = rowOutline(random)
    return people.map((person, i) => {
      const claim = { ...claimOf(achievement, i + 1), identifiers: [], units: [person.unit] }
      return plan(supply, person, [claim], { texts: [rowText(claim, outline, detailsOf(random, person))] })
    })
  },
  'colleagues tell of one project in their summaries': (supply) => {
    const { random } = supply
    const { people, achievement } = team(supply, 3)
    const common = outlineOf('both', 20, random)
    return people.map((person, i) => {
      const outline = [...outlineOf('both', 8, random), ...common, ...outlineOf('both', 4, random)]
      return plan(supply, person, [claimOf(achievement, i + 1)], {
        texts: [wholeText('summary', '专业技术工作总结', outline, detailsOf(random, person))],
      })
    })
  },
  'one report of a whole team': (supply) => {
    const { random } = supply
    const { people, achievement } = team(supply, 3, ['project'])
    const outline = outlineOf('both', 40, random)
    const details = people.map((person) => detailsOf(random, person))[0]
    return people.map((person, i) =>
      plan(supply, person, [claimOf(achievement, i + 1)], {
        texts: details ? [wholeText('report', `${achievement.title}技术报告`, outline, details)] : [],
      }),
    )
  },
  'a template of the house': (supply) => {
    const { random } = supply
    const house = { content: outlineOf('work', 2, random), outcome: outlineOf('outcome', 1, random) }
    const { unit } = supply.person()
    return Array.from({ length: 2 + below(random, 8) }, () => {
      const person = supply.person(unit)
      const claim = claimOf(ofKind(supply, ['project'], [person]), 1)
      const own = rowOutline(random)
      const outline = { content: [...house.content, ...own.content], outcome: [...house.outcome, ...own.outcome] }
      return plan(supply, person, [claim], { texts: [rowText(claim, outline, detailsOf(random, person))] })
    })
  },
  'the second stage of an own report': (supply) => {
    const { random } = supply
    const person = supply.person()
    const first = outlineOf('both', 40, random)
    const title = ofKind(supply, ['project'], [person]).title
    const report = (stage: string, outline: readonly string[]) => [
      wholeText('report', `${title}（${stage}）技术报告`, outline, detailsOf(random, person)),
    ]
    return [
      plan(supply, person, [], { season: '2025', outcome: 'failed', texts: report('一期', first) }),
      plan(supply, person, [], { texts: report('二期', reworded(first, 40, 'both', random)) }),
    ]
  },
  'a paper of two authors': (supply) => {
    const { random } = supply
    const first = supply.person()
    const people = [first, supply.person(first.unit)]
    const n = supply.number()
    const outline = outlineOf('both', 50, random)
    return people.map((person, i) => {
      const names = people.map(({ name }) => name)
      const claim = paperOf(n, names, i + 1)
      return plan(supply, person, [claim], {
        texts: [
          wholeText(
            'paper',
            claim.title,
            outline,
            detailsOf(() => 0.5, first),
          ),
        ],
      })
    })
  },
  'one paper in two seasons': (supply) => {
    const { random } = supply
    const person = supply.person()
    const claim = paperOf(supply.number(), [person.name], 1)
    const texts = [
      wholeText(
        'paper',
        claim.title,
        outlineOf('both', 50, random),
        detailsOf(() => 0.5, person),
      ),
    ]
    return [
      plan(supply, person, [claim], { season: '2025', outcome: 'failed', cutOff: '2025-06-30', texts }),
      plan(supply, person, [claim], { texts }),
    ]
  },
  'the phrases of a machine': (supply) => {
    const { random } = supply
    return strangers(supply, 3).map((person) => {
      const own = outlineOf('both', 24, random)
      const outline = own.map((one, i) => `${machinePhrases[i % machinePhrases.length] ?? ''}${one}`)
      return plan(supply, person, [], {
        texts: [wholeText('summary', '专业技术工作总结', [...outline, ...machineEnd], detailsOf(random, person))],
      })
    })
  },
  'a rule that two reports quote': (supply) => {
    const { random } = supply
    return strangers(supply, 2).map((person) => {
      const own = outlineOf('both', 36, random)
      return plan(supply, person, [], {
        texts: [
          wholeText('report', '技术报告', [...own.slice(0, 9), quotedRule, ...own.slice(9)], detailsOf(random, person)),
        ],
      })
    })
  },
}

const machinePhrases = ['首先，', '在此基础上，', '与此同时，', '值得注意的是，', '进一步地，', '总体而言，']
const machineEnd = [
  '综上所述，本人以问题为导向，以创新为驱动，不断夯实专业基础，持续提升综合能力',
  '展望未来，本人将继续秉承严谨务实的工作作风，为行业高质量发展贡献智慧与力量',
]
const quotedRule =
  '依据《示范工程质量检验规程》的规定：“隐蔽工程在隐蔽前应当由施工单位通知有关单位进行验收，并形成验收文件，验收合格后方可继续施工；对涉及结构安全的试块、试件以及有关材料，应当在建设单位或者监理单位监督下现场取样，并送具有相应资质等级的检测单位进行检测”'
