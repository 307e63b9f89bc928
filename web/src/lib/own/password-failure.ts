import type { ArgumentIssue } from '@kontor/domain'
import type { Answer } from '#lib/api/call-server.ts'
import type { FormState } from '#lib/form/form-state.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'

/** Shows beside its field why a call that requires the password was refused. */
export const passwordFailure = <Name extends string>(
  form: FormState<Name>,
  { code, facts }: Extract<Answer<unknown>, { ok: false }>,
  fields: { readonly current: Name; readonly next?: Name },
): void => {
  if (code === 'wrong-password') return form.refuse(fields.current, m.own_password_wrong)
  const [issue] = code === 'invalid-arguments' ? (facts['issues'] as readonly ArgumentIssue[]) : []
  if (issue !== undefined && fields.next !== undefined)
    return form.refuse(fields.next, () => textProblemSentence(issue.reason, 'password'))
  form.refuse(null, () => httpErrorSentence(code))
}
