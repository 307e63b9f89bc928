import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sameEmailForm, type LoginId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { Operators } from './operators.ts'

/** The links by which people become operators. Only hashes of their tokens are kept. */
export interface OperatorLinks {
  /** What the link offers, or why it is dead. */
  find(token: string): Promise<OfferedLink | 'unknown' | 'expired' | 'used'>
  /** A new link for a person, which ends earlier ones to the same e-mail. */
  make(link: { readonly email: string; readonly madeBy: LoginId | null }): Promise<string>
  /** Makes the login an operator. False where the link is dead by then. */
  use(token: string, loginId: LoginId): Promise<boolean>
  /**
   * The link for the first operator, the same after every start; null where there is an operator. It is derived from the
   * secret and valid until someone has used it.
   */
  first(): Promise<string | null>
}

export interface OfferedLink {
  /** Null: the first operator's. */
  readonly email: string | null
  readonly madeBy: LoginId | null
  /** Milliseconds since 1970; null: it does not expire. */
  readonly expiresAt: number | null
}

export const createOperatorLinks = (parts: {
  readonly operators: Operators
  readonly secret: string
  readonly publicUrl: string
  readonly now: () => number
}): OperatorLinks => {
  const { operators, now } = parts
  const firstToken = createHmac('sha256', parts.secret).update('first operator').digest('base64url')
  const urlOf = (token: string): string => `${parts.publicUrl}/operator/join/${token}`
  const hasOperators = async (): Promise<boolean> => (await operators.list()).length > 0

  return {
    find: async (token) => {
      if (isSame(token, firstToken))
        return (await hasOperators()) ? 'used' : { email: null, madeBy: null, expiresAt: null }
      const link = await operators.link(hashOf(token))
      if (link === null) return 'unknown'
      if (link.usedAt !== null) return 'used'
      if (link.expiresAt <= now()) return 'expired'
      return { email: link.email, madeBy: link.madeBy, expiresAt: link.expiresAt }
    },
    make: async ({ email, madeBy }) => {
      const token = randomBytes(24).toString('base64url')
      const expiresAt = now() + serverLimits.operatorLinkLifetimeMs
      await operators.addLink({
        tokenHash: hashOf(token),
        email: sameEmailForm(email),
        madeBy,
        expiresAt,
        usedAt: null,
      })
      return urlOf(token)
    },
    use: async (token, loginId) => {
      if (isSame(token, firstToken)) return operators.addFirst({ loginId, addedAt: now(), addedBy: null })
      const link = await operators.link(hashOf(token))
      return link !== null && operators.addByLink(link.tokenHash, { loginId, addedAt: now(), addedBy: link.madeBy })
    },
    first: async () => ((await hasOperators()) ? null : urlOf(firstToken)),
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)))
