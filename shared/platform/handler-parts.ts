import { type Clients, openClients } from './clients.ts'
import { createLog, type Log } from './telemetry.ts'

/** What every handler is made from, wherever it runs. */
export interface HandlerParts {
  readonly clients: Clients
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/** In a process of its own, as Lambda gives one. */
export const openHandlerParts = (service: string): HandlerParts => ({
  clients: openClients(),
  environment: process.env,
  log: createLog(service),
})
