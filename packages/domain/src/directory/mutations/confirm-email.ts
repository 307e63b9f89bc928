import * as v from 'valibot'
import { LoginIdSchema } from '../../kernel/ids.ts'
import { sameEmailForm } from '../../kernel/same-form.ts'
import { EmailSchema } from '../../kernel/text.ts'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { memberOfLogin } from '../member-of-login.ts'

/**
 * B14: the owner of a new e-mail has opened the link in the mail to it, so the login has it from now on. Each organisation of
 * the login gets the mutation; the one that approved the address sends a mail to the old one.
 */
export const confirmEmail = defineMutation({
  arguments: v.object({ loginId: LoginIdSchema, email: EmailSchema }),
  who: 'system',
  history: 'people',
  run: (directory, { loginId, email }) => {
    const member = memberOfLogin(directory, loginId)
    if (member === null || (member.email === email && member.newEmail === undefined)) return []
    const { newEmail, ...known } = member
    const waits = newEmail !== undefined && sameEmailForm(newEmail) !== sameEmailForm(email)
    return [put('member', waits ? { ...known, newEmail, email } : { ...known, email })]
  },
  undo: 'happened',
  effects: ({ args: { email }, changes, now }) =>
    changes.flatMap(({ kind, before, after }) => {
      if (kind !== 'member' || before?.newEmail === undefined || after?.newEmail !== undefined) return []
      const { loginId, name, username } = after ?? before
      const payload = { loginId, name, username, from: before.email, to: email, changedAt: now }
      return [{ kind: 'email-changed-mail' as const, payload, dueAt: now, isMessage: true as const }]
    }),
})
