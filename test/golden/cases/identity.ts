import { creditCode } from '#local/samples/numbers'
import { who } from '../cast.ts'
import type { GoldenCase } from '../golden-case.ts'

/** Of a region that is not given out; 999999 of the other samples begins as the numbers of foreigners do. */
const chinese = (n: number): string => {
  const { birth, sex } = who(n)
  const body = `459900${birth.replaceAll('-', '')}15${sex === 'male' ? '017' : '028'}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

const plain = (n: number, fields: Record<string, string>) => ({
  form: { person: who(n, { residentId: chinese(n) }), fields },
})

/** The last digit of a valid number put out of step. */
const broken = (number: string): string => `${number.slice(0, -1)}${number.endsWith('3') ? '5' : '3'}`

export const identityCases: readonly GoldenCase[] = [
  {
    id: 'IDN-001 checksum fails',
    rule: 'IDN-001',
    own: plain(1, { 证件号码: broken(chinese(1)) }),
    expects: [{ rule: 'IDN-001', level: 'yellow' }],
  },
  {
    id: 'IDN-001 sex digit is not the sex',
    rule: 'IDN-001',
    own: plain(2, { 性别: who(2).sex === 'male' ? '女' : '男' }),
    expects: [{ rule: 'IDN-001', level: 'yellow' }],
  },
  {
    id: 'IDN-001 birth month is not that of the number',
    rule: 'IDN-001',
    own: plain(3, { 出生年月: `${Number(who(3).birth.slice(0, 4)) + 2}年1月` }),
    expects: [{ rule: 'IDN-001', level: 'yellow' }],
  },
  {
    id: 'IDN-001 impossible date',
    rule: 'IDN-001',
    own: plain(4, { 证件号码: '459900198502300016' }),
    expects: [{ rule: 'IDN-001', level: 'yellow' }],
  },
  {
    id: 'IDN-001 trap 港澳台证件',
    rule: 'IDN-001',
    trap: '港澳台/外国人证件',
    own: plain(5, { 证件号码: '830000199201300022' }),
    expects: [],
  },
  {
    id: 'IDN-001 trap 外国人证件',
    rule: 'IDN-001',
    trap: '港澳台/外国人证件',
    own: plain(6, { 证件号码: '911124198108030024' }),
    expects: [],
  },
  {
    id: 'IDN-001 trap 15-digit old number',
    rule: 'IDN-001',
    trap: '15-digit old number',
    own: plain(7, { 证件号码: '130503670401001', 性别: '男', 出生年月: '1967年4月' }),
    expects: [],
  },
  {
    id: 'IDN-002 both checks fail',
    rule: 'IDN-002',
    own: plain(8, { 统一社会信用代码: '91459999MA5K99018T' }),
    expects: [{ rule: 'IDN-002', level: 'yellow' }],
  },
  {
    id: 'IDN-002 both checks fail, a digit typed over',
    rule: 'IDN-002',
    own: plain(9, { 统一社会信用代码: creditCode(77).replace('MA5K0077', 'MA5K0177') }),
    expects: [{ rule: 'IDN-002', level: 'yellow' }],
  },
  {
    id: 'IDN-002 both checks fail, two digits exchanged',
    rule: 'IDN-002',
    own: plain(10, { 统一社会信用代码: creditCode(4512).replace('4512', '5412') }),
    expects: [{ rule: 'IDN-002', level: 'yellow' }],
  },
  {
    id: 'IDN-002 trap genuine early pilot codes fail outer check',
    rule: 'IDN-002',
    trap: 'genuine early pilot codes fail outer check',
    own: plain(11, {
      统一社会信用代码: `${creditCode(78).slice(0, -1)}${creditCode(78).endsWith('3') ? '4' : '3'}`,
    }),
    expects: [{ rule: 'IDN-002', level: 'blue', loweredBy: 'early-pilot-code' }],
  },
]
