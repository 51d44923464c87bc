import { expect, test } from 'vitest'
import { placeIn } from '#rules/areas'
import { aCertificate, anApplication } from '#test/builders/application'
import { assessed } from '#test/builders/assessed'
import { anEvidence } from '#test/builders/evidence'

const stated = <T>(value: T) => ({ value, evidence: anEvidence() })
const economist = { name: '高级经济师', level: 'associate', series: '经济' } as const

test('QUA-003 an engineer who applies for 高级经济师 has not transferred', () => {
  const warning = assessed(anApplication({ target: economist })).warning('QUA-003')
  expect(warning?.severity).toBe('orange')
  expect(warning?.tag).toBe('H')
  expect(warning?.statement).toContain('工程的同级职称')
})

test('QUA-003 助理工程师 straight to 高级工程师', () => {
  const assistant = { presentTitle: { name: '助理工程师', level: 'assistant' as const } }
  expect(assessed(anApplication(assistant)).severity('QUA-003')).toBe('orange')
})

test('QUA-003 副主任医师 who applies for 正高级工程师', () => {
  const doctor = { presentTitle: { name: '副主任医师', level: 'associate' as const, series: '卫生' } }
  const target = { name: '正高级工程师', level: 'full', series: '工程' } as const
  expect(assessed(anApplication({ ...doctor, target })).severity('QUA-003')).toBe('orange')
})

// domain 3.1, R-TRF: 工程师 2018-12 → 转评 经济师 2023-12 → 高级经济师: the title is there, and seniority runs from 2019-01.
test('after 转评 the lower title is there, and no years are missing', () => {
  const application = anApplication({
    target: economist,
    presentTitle: { name: '经济师', series: '经济', grantedOn: '2023-12', lateral: true },
    earlierTitles: [{ grantedOn: '2018-12' }],
  })
  const result = assessed(application, { meta: { cutOff: '2026-12-31' } })
  expect(result.codes).not.toContain('QUA-003')
  expect(result.codes).not.toContain('QUA-001')
})

test('trap: series alias, 工程技术 is 工程 and an unknown name may be', () => {
  const target = (series: string) => ({ name: '高级工程师', level: 'associate', series }) as const
  expect(assessed(anApplication({ target: target('工程技术') })).codes).not.toContain('QUA-003')
  expect(assessed(anApplication({ target: target('林业专业') })).severity('QUA-003')).toBe('blue')
})

test('trap: 专业 change inside a series is no change of series', () => {
  const target = { name: '高级工程师', level: 'associate', series: '工程', specialty: '电气' } as const
  expect(assessed(anApplication({ target, presentTitle: { specialty: '机械' } })).codes).not.toContain('QUA-003')
})

test('trap: 以考代评, a professional qualification may stand for the title', () => {
  const engineer = anApplication({ target: economist })
  const titles = [{ name: '一级建造师', evidence: anEvidence() }, ...engineer.application.titles]
  expect(assessed({ ...engineer, application: { ...engineer.application, titles } }).severity('QUA-003')).toBe('blue')
})

test('trap: R-CROSS, a first application of a returnee, an official or a veteran goes straight to a level', () => {
  const first = { target: economist, origin: stated('海外归国人员'), firstApplication: stated(true) }
  expect(assessed(anApplication(first)).codes).not.toContain('QUA-003')
  expect(assessed(anApplication({ ...first, firstApplication: stated(false) })).severity('QUA-003')).toBe('orange')
  expect(assessed(anApplication({ target: economist, firstApplication: stated(true) })).severity('QUA-003')).toBe(
    'blue',
  )
})

test.each(['direct', 'lateral', 'recognition', 'exceptional'] as const)(
  'trap: the route %s has rules of its own',
  (route) => {
    expect(assessed(anApplication({ target: economist, route })).codes).not.toContain('QUA-003')
  },
)

test('trap: 硕士 and 博士 may apply for 中级 without 助理级', () => {
  const middle = { name: '经济师', level: 'middle', series: '经济' } as const
  const given = { target: middle, presentTitle: { name: '助理工程师', level: 'assistant' as const } }
  expect(assessed(anApplication(given)).severity('QUA-003')).toBe('orange')
  expect(assessed(anApplication({ ...given, applicant: { degree: 'master' } })).severity('QUA-003')).toBe('blue')
})

test('trap: a title may stand on a page that was not read, and a form that names none says nothing', () => {
  const unread = { documents: [{ unreadPages: [{ page: 3, reason: 'no-text-layer' as const }] }] }
  expect(assessed(anApplication({ target: economist }), unread).severity('QUA-003')).toBe('blue')
  expect(assessed(anApplication({ target: economist, presentTitle: null })).codes).not.toContain('QUA-003')
})

test.each([
  ['那坡县（定向评价）', '百色市那坡县城厢镇', 'inside'],
  ['那坡县', '南宁市青秀区', 'outside'],
  ['百色市那坡县', '南宁市', 'outside'],
  ['那坡县', '百色市', 'unclear'],
  ['国家乡村振兴重点帮扶县', '南宁市青秀区', 'unclear'],
  ['全区', '南宁市青秀区', 'unclear'],
  ['环江毛南族自治县', '河池市环江县', 'inside'],
  ['武鸣县', '南宁市武鸣区', 'inside'],
] as const)('scope %s, work %s: %s', (scope, work, placement) => {
  expect(placeIn(scope, work)).toBe(placement)
})

const regional = (given: Parameters<typeof anApplication>[0] = {}) =>
  anApplication({
    presentTitle: { scope: '那坡县（定向评价）' },
    regionalReview: stated(true),
    workPlace: stated('南宁市青秀区'),
    ...given,
  })

test('QUA-004 a title of 定向评价 in 那坡 and work in 南宁', () => {
  const warning = assessed(regional()).warning('QUA-004')
  expect(warning?.severity).toBe('orange')
  expect(warning?.statement).toContain('那坡县')
})

test('QUA-004 work in another county', () => {
  expect(assessed(regional({ workPlace: stated('百色市靖西市、德保县') })).severity('QUA-004')).toBe('orange')
})

test('QUA-004 a regional title as the base of a general one', () => {
  const given = { regionalReview: stated(false), workPlace: stated('百色市那坡县') }
  expect(assessed(regional(given)).severity('QUA-004')).toBe('orange')
  const { regionalReview: _, ...unsaid } = regional(given).application
  expect(assessed({ ...regional(given), application: unsaid }).severity('QUA-004')).toBe('blue')
})

test('trap: person moved back, the present place of work counts', () => {
  expect(assessed(regional({ workPlace: stated('百色市那坡县') })).codes).not.toContain('QUA-004')
})

test('trap: region renamed, 武鸣县 is 武鸣区 now', () => {
  const given = { presentTitle: { scope: '武鸣县（定向评价）' }, workPlace: stated('南宁市武鸣区') }
  expect(assessed(regional(given)).codes).not.toContain('QUA-004')
})

test('trap: the seat of the unit need not be where the person works', () => {
  const { workPlace: _, ...rest } = regional().application
  const application = { ...rest, unit: stated('南宁市青秀区某某局') }
  expect(assessed({ ...regional(), application }).severity('QUA-004')).toBe('yellow')
})

test('trap: a scope that does not say 定向 may be a committee’s ordinary one', () => {
  expect(assessed(regional({ presentTitle: { scope: '柳州市' } })).severity('QUA-004')).toBe('blue')
})

const direct = (basis: string, target: Parameters<typeof anApplication>[0] & object = {}) =>
  anApplication({ route: 'direct', directBasis: stated(basis), ...target })
const fullEngineer = { target: { name: '正高级工程师', level: 'full', series: '工程' } } as const

test('QUA-005 a project of Guangxi leads to 高级工程师, not to 正高级', () => {
  const result = assessed(direct('广西创新企业家项目入选者', fullEngineer))
  expect(result.severity('QUA-005')).toBe('orange')
  expect(result.warning('QUA-005')?.statement).toContain('可直接申报至副高级')
})

test('QUA-005 先进制造技术人才 of Guangxi likewise', () => {
  expect(assessed(direct('自治区先进制造技术人才项目', fullEngineer)).severity('QUA-005')).toBe('orange')
})

test('QUA-005 the state’s project is for 工程', () => {
  const target = { target: { name: '正高级经济师', level: 'full', series: '经济' } } as const
  const result = assessed(direct('国家级创新企业家项目入选者', target))
  expect(result.severity('QUA-005')).toBe('orange')
  expect(result.warning('QUA-005')?.statement).toContain('工程系列')
})

test.each([
  ['国家级创新企业家项目入选者'],
  ['国家级先进制造技术人才项目入选者'],
  ['首席技师，长期在生产一线'],
  ['国家级专精特新“小巨人”企业研发团队带头人'],
])('%s may apply for 正高级', (basis) => {
  expect(assessed(direct(basis, fullEngineer)).codes).not.toContain('QUA-005')
})

test('trap: policy year, before 2026 other texts held', () => {
  const result = assessed(direct('广西创新企业家项目入选者', fullEngineer), { meta: { season: '2025' } })
  expect(result.severity('QUA-005')).toBe('blue')
})

test('trap: 2023-6 document not loaded, a basis that is in no table is said in blue', () => {
  expect(assessed(direct('国家级教学名师')).severity('QUA-005')).toBe('blue')
  expect(assessed(anApplication({ route: 'direct' })).severity('QUA-005')).toBe('blue')
})

test('a basis without its page of proof is blue, and only where pages were handed in', () => {
  const basis = '首席技师'
  expect(assessed(direct(basis).provedBy(aCertificate('award', { title: '科技进步奖' }))).severity('QUA-005')).toBe(
    'blue',
  )
  expect(assessed(direct(basis).provedBy(aCertificate('other', { title: '首席技师证书' }))).codes).not.toContain(
    'QUA-005',
  )
  expect(assessed(direct(basis)).codes).not.toContain('QUA-005')
})
