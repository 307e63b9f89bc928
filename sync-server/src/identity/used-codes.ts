import { createHash } from 'node:crypto'
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { serverLimits } from '../limits.ts'

const path = '/two-factor/verify-totp'
const model = 'usedCode'

/**
 * A code of an authenticator app works once (RFC 6238, 5.2). It is claimed before it is checked, by a row with a unique
 * key, so of two sign-ins at the same moment one is refused. A wrong code is released.
 */
export const usedCodes = () =>
  ({
    id: 'used-codes',
    schema: {
      [model]: {
        modelName: 'login_used_code',
        fields: {
          key: { type: 'string', required: true, unique: true },
          expiresAt: { type: 'date', required: true },
        },
      },
    },
    hooks: {
      before: [
        {
          matcher: (context) => context.path === path,
          handler: createAuthMiddleware(async (context) => {
            const key = await keyOf(context)
            if (key === null) return
            const { adapter } = context.context
            await adapter.deleteMany({ model, where: [{ field: 'expiresAt', operator: 'lt', value: new Date() }] })
            const expiresAt = new Date(Date.now() + serverLimits.usedCodeLifetimeMs)
            try {
              await adapter.create({ model, data: { key, expiresAt } })
            } catch (error) {
              const held = await adapter.findOne({ model, where: [{ field: 'key', value: key }] })
              if (held === null) throw error
              throw new APIError('UNAUTHORIZED', { code: 'CODE_ALREADY_USED', message: 'code already used' })
            }
          }),
        },
      ],
      after: [
        {
          matcher: (context) => context.path === path,
          handler: createAuthMiddleware(async (context) => {
            const { returned } = context.context
            if (!(returned instanceof APIError) || returned.body?.code === 'CODE_ALREADY_USED') return
            const key = await keyOf(context)
            if (key !== null) await context.context.adapter.deleteMany({ model, where: [{ field: 'key', value: key }] })
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin

/** Null when the call has no login or no code; better-auth then refuses it. */
const keyOf = async (context: GenericEndpointContext): Promise<string | null> => {
  const { code } = (context.body ?? {}) as { readonly code?: unknown }
  const loginId = await loginOf(context)
  if (loginId === null || typeof code !== 'string') return null
  return createHash('sha256').update(`${loginId} ${code}`).digest('base64url')
}

/** The login of the session or, between password and code, of the sign-in in progress. */
const loginOf = async (context: GenericEndpointContext): Promise<string | null> => {
  const session = await getSessionFromCtx(context)
  if (session !== null) return session.user.id
  const { secret, internalAdapter, createAuthCookie } = context.context
  const begun = await context.getSignedCookie(createAuthCookie('two_factor').name, secret)
  if (typeof begun !== 'string') return null
  return (await internalAdapter.findVerificationValue(begun))?.value ?? null
}
