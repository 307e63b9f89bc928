import type { Refusal } from '@kontor/domain'
import type { Answer } from '#lib/api/call-server.ts'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/** The sentence for a failed call: a refusal of the rules (409), or of the call itself. */
export const integrationFailure = ({ status, code, facts }: Extract<Answer<unknown>, { ok: false }>): string =>
  status === 409 ? refusalSentence({ ...facts, code } as unknown as Refusal) : httpErrorSentence(code)
