import { Logger } from '@aws-lambda-powertools/logger'

/** What a log line may carry: ids made by us, counts and words of the program. Names, numbers and file names have no place in it. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** One JSON line an event, as CloudWatch Logs Insights reads it. The level comes from `POWERTOOLS_LOG_LEVEL`. */
export const createLog = (service: string): Log => {
  const logger = new Logger({ serviceName: `zhiyan-${service}` })
  return {
    info: (message, fields = {}) => logger.info(message, { ...fields }),
    warn: (message, fields = {}) => logger.warn(message, { ...fields }),
    error: (message, fields = {}) => logger.error(message, { ...fields }),
  }
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/**
 * An error as log fields: the names of the error and of its causes, and where it was thrown. Not its message: messages of libraries quote
 * their input, and the input is somebody's file.
 */
export const errorFields = (error: unknown): LogFields => ({
  error: chainOfNames(error),
  where: error instanceof Error ? firstOwnFrame(error.stack) : undefined,
})

const chainOfNames = (error: unknown): string =>
  error instanceof Error
    ? [error.name, ...(error.cause === undefined ? [] : [chainOfNames(error.cause)])].join(' ← ')
    : typeof error

const firstOwnFrame = (stack = ''): string | undefined =>
  stack
    .split('\n')
    .find((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    ?.trim()
    .replace(/\(?(file:\/\/)?\/.*\/(?=[^/]+\/[^/]+:\d)/, '')
