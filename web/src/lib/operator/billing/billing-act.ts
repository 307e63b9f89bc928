import type { BillingMutationName, InvoicesMutationName } from '@kontor/domain'
import { actInBilling } from '#lib/api/operator.ts'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/** Carries out one act; gives null once it is done, or the sentence that says why not. */
export const billingAct = async (
  document: Parameters<typeof actInBilling>[0],
  name: BillingMutationName | InvoicesMutationName,
  args: object,
): Promise<string | null> => {
  const answer = await actInBilling(document, name, args)
  if (!answer.ok) return httpErrorSentence(answer.code)
  return answer.value === null ? null : refusalSentence(answer.value)
}
