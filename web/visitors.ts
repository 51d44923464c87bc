import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { isApplicationId } from '#domain/application-id'
import type { ApplicationMeta } from '#domain/claimant'
import { maySee, type Viewer } from '#review/access'
import { refuse } from './refusals.ts'

/** What a request carries on its way through the console. */
export interface ConsoleEnv {
  readonly Variables: {
    viewer: Viewer
    /** Of the application in the path, where there is one: the visitor may see it. */
    meta: ApplicationMeta
  }
}

/** Who asks. `env` is the event on Lambda; `host` is the name under which this machine was asked. */
export type WhoAsks = (request: { readonly env: unknown; readonly host: string | undefined }) => Viewer | undefined

const isForPrograms = (c: Context) => c.req.path.startsWith('/api/')

/** Nobody without a role of ours comes further. */
export const knownOnly = (whoAsks: WhoAsks) =>
  createMiddleware<ConsoleEnv>(async (c, next) => {
    const viewer = whoAsks({ env: c.env, host: c.req.header('host') })
    if (!viewer) return isForPrograms(c) ? refuse(c, 'no-role') : c.text(noRole, 403)
    c.set('viewer', viewer)
    return next()
  })
const noRole = '您的账号没有职验的角色或评委会，请联系系统管理员开通。'

/** For every path below an id, whatever it leads to: another committee's application is as absent as one that does not exist. */
export const ownOnly = (find: (applicationId: string) => Promise<ApplicationMeta | undefined>) =>
  createMiddleware<ConsoleEnv, '/:id'>(async (c, next) => {
    const id = c.req.param('id')
    const meta = isApplicationId(id) ? await find(id) : undefined
    if (!meta || !maySee(c.var.viewer, meta)) return isForPrograms(c) ? refuse(c, 'not-found') : c.notFound()
    c.set('meta', meta)
    return next()
  })
