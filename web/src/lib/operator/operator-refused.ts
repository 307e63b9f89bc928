import { isContractRefusal, waysOut, type Refusal, type WayOut } from '@kontor/domain'
import type { Answer } from '#lib/api/call-server.ts'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/** Why an operator's act was not done, and where to go from there. */
export interface OperatorRefused {
  readonly sentence: string
  readonly ways: readonly WayOut[]
}

/** Null: it is done. */
export const refusedToOperator = (answer: Answer<Refusal | null>): OperatorRefused | null => {
  if (!answer.ok) return { sentence: httpErrorSentence(answer.code), ways: [] }
  const refusal = answer.value
  if (refusal === null) return null
  return {
    sentence: refusalSentence(refusal),
    ways: isContractRefusal(refusal) ? waysOut(refusal, 'operator') : [],
  }
}
