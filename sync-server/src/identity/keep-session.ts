import type { Auth } from './auth.ts'
import type { Identity } from './identity.ts'

/** Restores the session of a person who turned the second factor on or off: see `swaps-session.ts`. */
export const createKeepSession =
  (auth: Auth, sessionOf: Identity['sessionOf'], sessionAfter: (headers: Headers) => ReturnType<typeof sessionOf>) =>
  async (request: Headers, answer: Response): Promise<Response> => {
    const [own, made] = [await sessionOf(request), await sessionAfter(answer.headers)]
    if (own === null || made === null || made.id === own.id) return answer
    const { internalAdapter } = await auth.$context
    for (const { id, token } of await internalAdapter.listSessions(own.loginId))
      if (id === made.id) await internalAdapter.deleteSession(token)
    const kept = new Response(answer.body, answer)
    kept.headers.delete('set-cookie')
    for (const line of answer.headers.getSetCookie())
      if (!/session_token=/.test(line)) kept.headers.append('set-cookie', line)
    return kept
  }
