import { resolve } from 'node:path'
import { type Severity, severities } from '#domain/warning'
import { seasonOption } from './number-options.ts'
import { readOptions } from './read-options.ts'
import { type ExitCode, exits, UsageError, usage } from './usage.ts'

/** Each command loads only what it needs: `parse` starts without any engine. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<ExitCode>>> = {
  serve: async (args) => {
    const { values, positionals } = readOptions(args, {
      once: { type: 'boolean' },
      data: { type: 'string' },
      port: { type: 'string' },
    })
    if (positionals.length > 0) throw new UsageError('serve 不带文件；核验自己的文件请用 verify')
    const { serveCommand } = await import('./serve.ts')
    return serveCommand({
      dataDir: resolve(values.data ?? 'data'),
      once: values.once ?? false,
      port: portOf(values.port),
    })
  },
  verify: async (args) => {
    const { values, positionals } = readOptions(args, {
      archive: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
      sarif: { type: 'boolean' },
      html: { type: 'string' },
      pictures: { type: 'boolean' },
      'fail-on': { type: 'string' },
      season: { type: 'string' },
    })
    if (values.json && values.sarif) throw new UsageError('--json 与 --sarif 只能选一个')
    if (values.pictures && values.html === undefined)
      throw new UsageError('--pictures 只用于 --html 报告，请同时用 --html FILE 指定文件')
    const { verifyCommand } = await import('./verify.ts')
    return verifyCommand({
      files: positionals,
      ...(values.archive !== undefined && { archive: values.archive }),
      ...(values.data !== undefined && { data: values.data }),
      ...(values.html !== undefined && { html: values.html }),
      pictures: values.pictures ?? false,
      format: values.json ? 'json' : values.sarif ? 'sarif' : 'text',
      failOn: severityOf(values['fail-on'] ?? 'orange'),
      season: seasonOption(values.season),
    })
  },
  parse: async (args) => {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' }, timeout: { type: 'string' } })
    const [file] = positionals
    if (!file || positionals.length > 1) throw new UsageError('请指明一个要读取的文件')
    const { parseCommand } = await import('./parse.ts')
    return parseCommand(file, values.json ?? false, secondsOf(values.timeout))
  },
  archive: async (args) => (await import('./archive-command.ts')).archiveCommand(args),
  policy: async (args) => (await import('./policy.ts')).policyCommand(args),
  application: async (args) => (await import('./application.ts')).applicationCommand(args),
  integrity: async (args) => (await import('./integrity.ts')).integrityCommand(args),
  recheck: async (args) => (await import('./recheck.ts')).recheckCommand(args),
  rules: async (args) => {
    const { values, positionals } = readOptions(args, { json: { type: 'boolean' } })
    if (positionals[0] !== 'list' || positionals.length > 1) throw new UsageError('规则命令只有 list')
    const { rulesList } = await import('./rules.ts')
    return rulesList(values.json ?? false)
  },
}

export const main = async (argv: readonly string[]): Promise<ExitCode> => {
  const [name, ...args] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(usage)
    return exits.clean
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (!command) throw new UsageError(`没有“${name}”这个命令`)
    return await command(args)
  } catch (error) {
    return report(error)
  }
}

/** By name: commands without a data folder need not load the module of it. */
const folderProblems = ['FolderInUse', 'FolderUnusable', 'PolicyUnusable']

const report = (error: unknown): ExitCode => {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`)
    return exits.usage
  }
  if (error instanceof Error && folderProblems.includes(error.name)) {
    console.error(error.message)
    return exits.usage
  }
  console.error('职验内部错误，结果不可用；请把下面的内容告知系统管理员。')
  console.error(error)
  return exits.internal
}

const portOf = (text: string | undefined): number => {
  const port = Number(text ?? 8787)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port 应为 0 到 65535，不能是“${text}”`)
  return port
}

const secondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 24 * 3600)) throw new UsageError(`--timeout 应为秒数，例如 600，不能是“${text}”`)
  return seconds
}

const severityNames: Readonly<Record<string, Severity | 'none'>> = {
  红: 'red',
  橙: 'orange',
  黄: 'yellow',
  蓝: 'blue',
  none: 'none',
  ...Object.fromEntries(severities.map((severity) => [severity, severity])),
}
const severityOf = (text: string): Severity | 'none' => {
  const severity = Object.hasOwn(severityNames, text) ? severityNames[text] : undefined
  if (!severity) throw new UsageError(`--fail-on 应为 红、橙、黄、蓝 或 none，不能是“${text}”`)
  return severity
}
