import type { LoginId } from '@kontor/domain'
import type { SingleSignOnSettings } from '../settings/settings.ts'
import { chunks } from '../store/chunks.ts'
import type { Auth } from './auth.ts'
import type { LinkReturn, Login } from './identity.ts'
import { textIn, withBody } from './request-body.ts'
import { providerId } from './single-sign-on-plugins.ts'

export interface SingleSignOn {
  /** Leads to the provider; a person of it who is linked to a login comes back signed in, at `return` of the body. */
  start(request: Request, body: object): Promise<Response>
  /** Leads to the provider, to link the login to the person who signs in there. */
  startLink(login: Login, returnTo: LinkReturn): Promise<Response>
  unlink(loginId: LoginId): Promise<void>
  /** When the login was linked; null: it is not. */
  linkedAt(loginId: LoginId): Promise<number | null>
  /** Which of these logins are linked. */
  linked(loginIds: readonly LoginId[]): Promise<ReadonlySet<LoginId>>
}

/** Sign-in through the host's OpenID provider; null: there is none. */
export const createSingleSignOn = async (
  auth: Auth,
  settings: SingleSignOnSettings | null,
): Promise<SingleSignOn | null> => {
  if (settings === null) return null
  const { adapter, internalAdapter } = await auth.$context
  const linksOf = async (loginId: LoginId) =>
    (await internalAdapter.findAccounts(loginId)).filter((account) => account.providerId === providerId)

  return {
    start: async (request, body) => {
      const back = textIn(body, 'return')
      const sent = {
        provider: providerId,
        callbackURL: isOwnPath(back) ? back : '/',
        errorCallbackURL: isOwnPath(back) ? `/?return=${encodeURIComponent(back)}` : '/',
        disableRedirect: true,
      }
      return orUnreachable(await auth.handler(withBody(request, JSON.stringify(sent))))
    },
    startLink: async ({ id: loginId, email }, { linked: callbackURL, failed: errorCallbackURL }) => {
      const body = { provider: providerId, loginId, email, callbackURL, errorCallbackURL } as const
      return orUnreachable(await auth.api.linkSingleSignOn({ body, asResponse: true }))
    },
    unlink: async (loginId) => {
      for (const { id } of await linksOf(loginId)) await internalAdapter.deleteAccount(id)
    },
    linkedAt: async (loginId) => (await linksOf(loginId))[0]?.createdAt.getTime() ?? null,
    linked: async (loginIds) => {
      const found = new Set<LoginId>()
      for (const some of chunks(loginIds)) {
        const where = [
          { field: 'providerId', value: providerId },
          { field: 'userId', operator: 'in' as const, value: [...some] },
        ]
        const rows = await adapter.findMany<{ userId: string }>({ model: 'account', where })
        for (const { userId } of rows) found.add(userId as LoginId)
      }
      return found
    },
  }
}

/** A path of the app itself: a browser would take `//name` and `/\name` for other sites. */
const isOwnPath = (path: string): boolean => /^\/(?![/\\])[\w\-./?=&%~+]*$/.test(path)

/** better-auth knows no provider until it has answered. */
const orUnreachable = (answer: Response): Response =>
  answer.status === 404 ? Response.json({ code: 'PROVIDER_UNREACHABLE' }, { status: 503 }) : answer
