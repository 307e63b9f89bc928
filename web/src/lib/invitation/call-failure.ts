import type { ArgumentIssue, Refusal } from '@kontor/domain'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'
import type { Answer } from '#lib/api/call-server.ts'
import type { Sentence } from '#lib/form/form-state.svelte.ts'
import { m } from '#lib/paraglide/messages.js'

interface Placed {
  readonly field: 'username' | 'password' | 'email' | null
  readonly sentence: Sentence
}

/** Why an invitation was not accepted, and the field that it belongs to. `email` is the one that was sent. */
export const callFailure = (
  { status, code, facts }: Extract<Answer<unknown>, { ok: false }>,
  { email }: { readonly email: string },
): Placed => {
  if (code === 'username-in-use') return { field: 'username', sentence: m.register_username_in_use }
  if (code === 'email-in-use') return { field: 'email', sentence: () => m.invitation_second_email_in_use({ email }) }
  if (code === 'login-is-primary-elsewhere') {
    const username = String(facts['username'])
    return { field: null, sentence: () => m.invitation_primary_elsewhere({ username }) }
  }
  const [issue] = code === 'invalid-arguments' ? (facts['issues'] as readonly ArgumentIssue[]) : []
  if (issue !== undefined) {
    const field = fields.find((name) => name === issue.path) ?? null
    return { field, sentence: () => textProblemSentence(issue.reason, issue.path) }
  }
  // 409 is a refusal of the rules, with its facts.
  if (status === 409) return { field: null, sentence: () => refusalSentence({ ...facts, code } as unknown as Refusal) }
  return { field: null, sentence: () => httpErrorSentence(code) }
}

const fields = ['username', 'password', 'email'] as const
