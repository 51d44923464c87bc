import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Stack } from '#local/stack'
import { systemClock } from '#platform/clock'
import { createIntegrityQueries } from '#review/integrity/look-up'
import { createPersonKeyOf } from '#verify/person-key'
import { creditCode } from '#web/api-bodies.ts'
import { applicantText, employerText } from './integrity-text.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'
import { knownApplication, withStack } from './with-stack.ts'

interface Call {
  readonly operand: string | undefined
  readonly json: boolean
}

/**
 * `zhiyan integrity employer 统一社会信用代码` and `integrity applicant 申报编号` on the local stack's data folder; on AWS the API does the same. A
 * number of a person is read from stdin (`applicant -`), because what is typed as an argument stays in the shell's history.
 */
export const integrityCommand = async (args: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = readOptions(args, { data: { type: 'string' }, json: { type: 'boolean' } })
  const [verb = '', operand, ...more] = positionals
  const prepare = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!prepare) throw new UsageError(`诚信查询命令有 ${Object.keys(verbs).join('、')}`)
  if (more.length > 0) throw new UsageError('一次只能查询一项')
  // What was typed is read before any engine starts.
  const perform = await prepare({ operand, json: values.json ?? false })
  console.log(await withStack(resolve(values.data ?? 'data'), perform))
  return exits.clean
}

const queriesOf = (stack: Stack) => createIntegrityQueries({ ...stack, clock: systemClock })

type Verb = (call: Call) => Promise<(stack: Stack) => Promise<string>>

const verbs: Readonly<Record<string, Verb>> = {
  employer: async ({ operand, json }) => {
    const code = creditCode.safeParse(operand)
    if (!code.success) throw new UsageError('employer 后面须写 18 位统一社会信用代码；仅凭单位名称不能查询')
    return async (stack) => {
      const found = await queriesOf(stack).employer(code.data, () => true)
      return json ? JSON.stringify(found) : employerText(found)
    }
  },
  applicant: async ({ operand, json }) => {
    if (operand === undefined) throw new UsageError('请写申报编号，或写 - 并从标准输入给出身份证号')
    const number = operand === '-' ? (await text(process.stdin)).trim() : undefined
    return async (stack) => {
      const queries = queriesOf(stack)
      const found = await (number === undefined
        ? queries.applicant((await knownApplication(stack, operand)).applicationId)
        : byNumber(stack, number))
      return json ? JSON.stringify(found) : applicantText(found)
    }
  },
}

const byNumber = (stack: Stack, number: string) => {
  const personKey = createPersonKeyOf(stack.environment.ZHIYAN_PERSON_SECRET)(number)
  if (personKey === undefined) throw new UsageError('身份证号校验不符，请核对')
  return queriesOf(stack).person(personKey)
}
