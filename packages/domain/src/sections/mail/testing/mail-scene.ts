import type { Actor, ActorAccess } from '../../../kernel/actor.ts'
import { Draft } from '../../../kernel/draft.ts'
import type { LoginId, MemberId } from '../../../kernel/ids.ts'
import { emptyContent } from '../../../kernel/record.ts'
import { isRefusal, runMutation } from '../../../kernel/run-mutation.ts'
import { mailKind } from '../mail-kind.ts'
import { type Mail, type MailRefusal, mailShape } from '../mail.ts'

export type Person = 'anna' | 'adam' | 'olga' | 'stranger'

const access = (who: 'anna' | 'adam'): ActorAccess => ({
  ...{ memberId: `member-${who}` as MemberId, loginId: `login-${who}` as LoginId },
  ...{ name: who === 'anna' ? 'Anna Nowak' : 'Adam Wilk', admin: who === 'adam', rights: ['mail'] },
})

/** Anna has the right *mail*, Adam is an administrator besides, Olga is an operator, and a stranger has nothing. */
export const actorOf = (who: Person): { readonly actor: Actor; readonly access: ActorAccess | null } => {
  const loginId = `login-${who}` as LoginId
  if (who === 'olga') return { actor: { kind: 'operator', loginId, name: 'Olga Operator' }, access: null }
  return { actor: { kind: 'login', loginId }, access: who === 'stranger' ? null : access(who) }
}

/** The mail section of one account, as its mutations leave it one after another. */
export const mailScene = () => {
  let mail: Mail = emptyContent(mailShape)
  let at = 1_000
  const run = (who: Person, name: string, args: object): MailRefusal | null => {
    at += 1
    const number = mailKind.nextNumber?.(mail) ?? 0
    const context = { ...actorOf(who), now: at, facts: {}, number }
    const result = runMutation(mailKind, mail, { name, version: 1, args }, context)
    if (isRefusal(result)) return result
    const draft = new Draft(mail)
    draft.apply(result.writes)
    mail = draft.current
    return null
  }
  return {
    run,
    get mail() {
      return mail
    },
  }
}

let made = 0
/** Arguments of a message in a conversation. */
export const message = (conversationId: string, text = 'Dzień dobry', more: object = {}) => ({
  ...{ conversationId, messageId: `message-${(made += 1)}`, message: text, attachments: [], ...more },
})

const person = { memberId: 'member-anna', name: 'Anna Nowak', email: 'anna@mewa.example' }
export const requested = {
  email: { kind: 'change-email', person, to: 'a.nowak@mewa.example' },
  phone: { kind: 'change-phone', person, from: null, to: '58 320 00 00' },
  factor: { kind: 'reset-second-factor', person },
  unit: { kind: 'add-unit', unitId: 'unit-gdynia', to: 'PT 20001', name: null },
  registration: { kind: 'register-unit', unitId: 'unit-sopot', to: 'PT 20002', name: 'Sopot' },
} as const
