import * as v from 'valibot'
import { AccountIdSchema, InvitationIdSchema, type LoginId } from '../../kernel/ids.ts'
import { sameEmailForm } from '../../kernel/same-form.ts'
import { EmailSchema, UsernameSchema } from '../../kernel/text.ts'
import { defineMutation, grantsArgument, rightsArgument, roleIdsArgument } from '../define-mutation.ts'
import type { Directory } from '../directory.ts'
import { refuseInvitedAccess } from '../guards/refuse-invited-access.ts'
import { refusePrimaryElsewhere } from '../guards/refuse-primary-elsewhere.ts'
import { refuseTooManyMails } from '../guards/refuse-too-many-mails.ts'
import { isOpenInvitation } from '../invitation-state.ts'
import { newInvitation } from '../new-invitation.ts'
import { LanguageSchema } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { sentInvitationEffects } from '../sent-invitation-effects.ts'

/**
 * B9: a person who has a login, named by user name and e-mail together; the answer never says which was wrong.
 * The name becomes known with the acceptance; until then the user name is shown.
 */
export const inviteExistingMember = defineMutation({
  arguments: v.object({
    invitationId: InvitationIdSchema,
    username: UsernameSchema,
    email: EmailSchema,
    homeAccountId: AccountIdSchema,
    rights: rightsArgument,
    roleIds: roleIdsArgument,
    grants: grantsArgument,
    language: v.optional(LanguageSchema, 'pl'),
  }),
  who: 'administrators',
  peopleOnly: true,
  history: 'invitations',
  facts: ({ username, email }) => ({ person: { username, email }, mailTo: { email } }),
  run: (directory, args, context) => {
    const { invitationId, username, email, homeAccountId, rights, roleIds, grants, language } = args
    const access = { id: invitationId, name: username, homeAccountId, rights, roleIds, grants }
    const unusable = refuseInvitedAccess(directory, access)
    if (unusable) return unusable
    const { login, triesAfterMs } = context.facts
    if (triesAfterMs !== undefined) return { code: 'too-many-tries', afterMs: triesAfterMs }
    if (login === null) return { code: 'no-such-login' }
    const person = { loginId: login?.loginId ?? null, username, email }
    const refusal =
      refuseTwice(directory, person, context.now) ??
      refusePrimaryElsewhere(directory, username, context.facts) ??
      refuseTooManyMails(context.facts, email)
    if (refusal) return refusal
    return newInvitation(directory, { ...access, ...person, admin: false, language }, context)
  },
  undo: 'invitation',
  effects: sentInvitationEffects,
})

interface Person {
  readonly loginId: LoginId | null
  readonly username: string
  readonly email: string
}

const refuseTwice = (directory: Directory, person: Person, now: number): DirectoryRefusal | null => {
  const { username } = person
  for (const member of directory.member.values()) {
    if (isSamePerson(member, person)) return { code: 'already-a-member', username, state: 'member' }
  }
  for (const invitation of directory.invitation.values()) {
    if (!isOpenInvitation(directory, invitation, now)) continue
    if (isSamePerson(invitation, person)) return { code: 'already-a-member', username, state: 'invited' }
  }
  return null
}

/** The browser has no login ids of people outside; there the user name and the e-mail together name the person. */
const isSamePerson = (
  known: { readonly loginId: LoginId | null; readonly username: string | null; readonly email: string },
  person: Person,
): boolean => {
  if (person.loginId !== null && known.loginId === person.loginId) return true
  const sameEmail = sameEmailForm(known.email) === sameEmailForm(person.email)
  return sameEmail && (known.username === null || known.username === person.username)
}
