import { createHash } from 'node:crypto'
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { serverLimits } from '../limits.ts'

/** Calls by something that works once, and how a second use is refused. */
const paths: Readonly<Record<string, { readonly status: 'UNAUTHORIZED' | 'BAD_REQUEST'; readonly code: string }>> = {
  '/two-factor/verify-totp': { status: 'UNAUTHORIZED', code: 'CODE_ALREADY_USED' },
  '/two-factor/verify-backup-code': { status: 'UNAUTHORIZED', code: 'INVALID_BACKUP_CODE' },
  '/reset-password': { status: 'BAD_REQUEST', code: 'INVALID_TOKEN' },
}
/** Marks our own refusals, which release nothing. */
const message = 'used already'
const model = 'usedCode'

/**
 * A code of an authenticator app works once (RFC 6238, 5.2), as do recovery codes and links for a new password. It is
 * claimed before it is checked, by a row with a unique key, so of two uses at the same moment, at one server or at two,
 * one is refused. A wrong code is released.
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
          matcher: ({ path }) => path !== undefined && Object.hasOwn(paths, path),
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
              const { status, code } = paths[context.path] ?? { status: 'UNAUTHORIZED', code: 'CODE_ALREADY_USED' }
              throw new APIError(status, { code, message })
            }
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path !== undefined && Object.hasOwn(paths, path),
          handler: createAuthMiddleware(async (context) => {
            const { returned } = context.context
            if (!(returned instanceof APIError) || returned.body?.message === message) return
            const key = await keyOf(context)
            if (key !== null) await context.context.adapter.deleteMany({ model, where: [{ field: 'key', value: key }] })
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin

/** Null when the call has no login or no code; better-auth then refuses it. */
const keyOf = async (context: GenericEndpointContext): Promise<string | null> => {
  const { code, token } = (context.body ?? {}) as { readonly code?: unknown; readonly token?: unknown }
  if (context.path === '/reset-password') return typeof token === 'string' ? digestOf(`link ${token}`) : null
  const loginId = await loginOf(context)
  if (loginId === null || typeof code !== 'string') return null
  return digestOf(`${loginId} ${code}`)
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The login of the session or, between password and code, of the sign-in in progress. */
const loginOf = async (context: GenericEndpointContext): Promise<string | null> => {
  const session = await getSessionFromCtx(context)
  if (session !== null) return session.user.id
  const { secret, internalAdapter, createAuthCookie } = context.context
  const begun = await context.getSignedCookie(createAuthCookie('two_factor').name, secret)
  if (typeof begun !== 'string') return null
  return (await internalAdapter.findVerificationValue(begun))?.value ?? null
}
