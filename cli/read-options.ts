import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

/** The options and operands of a command, as typed; what cannot be understood is said in the language of its user. */
export const readOptions = <T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    throw new UsageError(problemOf(cause, Object.keys(options)), { cause })
  }
}

/** Node says it in English, and as developers talk; its codes are stable. */
const problemOf = (cause: unknown, known: readonly string[]): string => {
  const { code = '', message = '' } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {}
  const option = /'(?:-\w, )?(--?[^\s'=]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `没有 ${option} 这个选项；可用的有 ${known.map((name) => `--${name}`).join('、')}。文件名以 - 开头时请写成 ./${option}`
  return /does not take/.test(message) ? `${option} 后面不带内容` : `${option} 后面缺少内容`
}
