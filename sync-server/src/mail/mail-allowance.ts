import { createHash } from 'node:crypto'
import { dayMs, hourMs, sameEmailForm } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { Awaitable } from '../rate-limit/rate-limiter.ts'
import type { CountedKey, CreateCounts, SlidingRule } from '../rate-limit/sliding-counts.ts'

export interface MailToCount {
  /** The id of the cause: the same cause is counted once. */
  readonly id: string
  /** Each kind of mail has its own allowance, so that no sender can block the link that another person requests. */
  readonly kind: 'invitation' | 'invitation-link' | 'password-reset' | 'password-link' | 'guest' | 'registration'
  readonly email: string
  /** The organisation that sends the mail, and its age; null for a mail of the server itself. */
  readonly organization: { readonly id: string; readonly ageMs: number } | null
}

interface RefusedMail {
  readonly by: 'recipient' | 'organization'
  readonly waitMs: number
}

/** F3: the mails to one person, and those of one organisation, are bounded. A new organisation may send few. */
export interface MailAllowance {
  /** Counts one mail, and returns null; or returns the bound that is reached, and how long to wait. */
  take(mail: MailToCount): Awaitable<RefusedMail | null>
}

export const createMailAllowance = (createCounts: CreateCounts): MailAllowance => {
  const { rememberedMax, perRecipient } = serverLimits.mails
  const counts = createCounts({ kind: 'mails', keysMax: rememberedMax })
  return {
    take: async ({ id, kind, email, organization }) => {
      // Only a hash is kept: typed text may be long, and a memory dump must not list addresses.
      const held = createHash('sha256').update(sameEmailForm(email)).digest('base64url')
      const recipient = { key: `${kind} to ${held}`, rules: hourAndDay(perRecipient) }
      const keys: CountedKey[] = [recipient]
      if (organization !== null)
        keys.push({ key: `${kind} of ${organization.id}`, rules: hourAndDay(mailsOfOrganization(organization.ageMs)) })
      const refused = await counts.take(`${kind} ${id}`, keys)
      if (refused === null) return null
      return { by: refused.key === recipient.key ? 'recipient' : 'organization', waitMs: refused.waitMs }
    },
  }
}

/** What an organisation of this age may send: the same amount more with each day, up to a bound. */
export const mailsOfOrganization = (ageMs: number): { readonly anHour: number; readonly aDay: number } => {
  const { fresh, longKnown } = serverLimits.mails
  const days = 1 + Math.floor(Math.max(ageMs, 0) / dayMs)
  return {
    anHour: Math.min(fresh.anHour * days, longKnown.anHour),
    aDay: Math.min(fresh.aDay * days, longKnown.aDay),
  }
}

const hourAndDay = ({ anHour, aDay }: { readonly anHour: number; readonly aDay: number }): readonly SlidingRule[] => [
  { windowMs: hourMs, max: anHour },
  { windowMs: dayMs, max: aDay },
]

/** For tests of other behaviour. */
export const unlimitedMails: MailAllowance = { take: () => null }
