import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Policy } from '#domain/policy'
import { guangxiPolicy } from '#rules/policy/guangxi'
import { type PolicyRead, readPolicy } from '#rules/policy/read-policy'

/** The policy that was put in force here cannot be used. The message is for the person who started this process. */
export class PolicyUnusable extends Error {
  override readonly name = 'PolicyUnusable'
}

const fileOf = (dataDir: string) => join(dataDir, 'policy.json')

/** A steward's file as it was typed. */
export const parsePolicyText = (text: string): PolicyRead => {
  try {
    return readPolicy(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return { kind: 'problems', problems: [{ path: '（整个文件）', words: `不是正确的 JSON：${cause.message}` }] }
  }
}

/** What was put in force in this data folder, else what the product comes with. */
export const policyInForce = (dataDir: string): Policy => {
  const file = fileOf(dataDir)
  if (!existsSync(file)) return guangxiPolicy
  const read = parsePolicyText(readFileSync(file, 'utf8'))
  if (read.kind === 'policy') return read.policy
  const [first] = read.problems
  throw new PolicyUnusable(
    `${file} 不可用：${first?.path} ${first?.words}。请改正后用 npx zhiyan policy check 检查，或删去该文件以恢复随产品提供的政策`,
  )
}

/** Written aside and moved, so that a death in between leaves the old one. */
export const putPolicyInForce = (dataDir: string, text: string): void => {
  const file = fileOf(dataDir)
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}
