import { resolve } from 'node:path'
import type { Policy } from '#domain/policy'
import { parsePolicyText, policyInForce, putPolicyInForce } from '#local/policy-file'
import type { Stack } from '#local/stack'
import { createPolicyEffect, type PolicyEffect } from '#verify/policy-effect'
import { readNamed } from './named-files.ts'
import { effectText, policyText } from './policy-text.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError } from './usage.ts'
import { withStack } from './with-stack.ts'

interface Call {
  readonly dataDir: string
  readonly json: boolean
  readonly file: string | undefined
}

/** `zhiyan policy show | check FILE | diff FILE | apply FILE` on the local stack's data folder. */
export const policyCommand = async (args: readonly string[]): Promise<ExitCode> => {
  const { values, positionals } = readOptions(args, { data: { type: 'string' }, json: { type: 'boolean' } })
  const [verb = '', file, ...more] = positionals
  const perform = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!perform) throw new UsageError(`政策命令有 ${Object.keys(verbs).join('、')}`)
  if (more.length > 0) throw new UsageError('一次只能写一个政策文件')
  if (verb === 'show' && file !== undefined) throw new UsageError('show 不带文件；检查文件请用 policy check FILE')
  return perform({ dataDir: resolve(values.data ?? 'data'), json: values.json ?? false, file })
}

const show = async ({ dataDir, json }: Call): Promise<ExitCode> => {
  const policy = policyInForce(dataDir)
  console.log(json ? JSON.stringify(policy) : policyText(policy))
  return exits.clean
}

const check = async ({ file, json }: Call): Promise<ExitCode> => {
  const { read } = await readFile(file)
  if (read.kind === 'policy') {
    console.log(
      json
        ? JSON.stringify({ version: read.policy.version, problems: [] })
        : `${file} 可用。\n${policyText(read.policy)}`,
    )
    return exits.clean
  }
  console.log(json ? JSON.stringify({ problems: read.problems }) : problemsText(file, read.problems))
  return exits.unreadable
}

const diff = async (call: Call): Promise<ExitCode> => {
  const { policy: after } = await usableFile(call.file)
  const effect = await withStack(call.dataDir, (stack) => effectOf(stack, after))
  console.log(call.json ? JSON.stringify({ ...effect, dryRun: true }) : effectText(effect))
  return exits.clean
}

/** The difference first, under the policy that was; then the file in its place; then only those whom it touches are verified again. */
const apply = async (call: Call): Promise<ExitCode> => {
  const { text, policy: after } = await usableFile(call.file)
  const effect = await withStack(call.dataDir, (stack) => effectOf(stack, after))
  putPolicyInForce(call.dataDir, text)
  await withStack(call.dataDir, async (stack) => {
    await stack.verifyAgain(effect.touched.map(({ applicationId }) => applicationId))
    await stack.idle()
  })
  console.log(
    call.json
      ? JSON.stringify({ ...effect, dryRun: false })
      : `${effectText(effect)}\n已施行 ${effect.to}，重新核验了 ${effect.touched.length} 件。`,
  )
  return exits.clean
}

const verbs: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = { show, check, diff, apply }

const effectOf = (stack: Stack, after: Policy): Promise<PolicyEffect> =>
  createPolicyEffect({ ...stack.knowledge, ...stack, personSecret: stack.environment.ZHIYAN_PERSON_SECRET })(
    stack.knowledge.policy,
    after,
  )

/** Read once: what was checked is what is put in force, though somebody saves the file meanwhile. */
const readFile = async (file: string | undefined) => {
  if (file === undefined) throw new UsageError('请写政策文件，例如 policy check guangxi-2026.json')
  const text = (await readNamed(file)).toString('utf8')
  return { text, read: parsePolicyText(text) }
}

const usableFile = async (file: string | undefined): Promise<{ readonly text: string; readonly policy: Policy }> => {
  const { text, read } = await readFile(file)
  if (read.kind === 'policy') return { text, policy: read.policy }
  throw new UsageError(problemsText(file, read.problems))
}

const problemsText = (
  file: string | undefined,
  problems: readonly { readonly path: string; readonly words: string }[],
) =>
  [`${file} 有 ${problems.length} 处须改正：`, ...problems.map(({ path, words }) => `  ${path}  ${words}`)].join('\n')
