import type { OperatorOrganization } from '@kontor/protocol/http'
import { actInDirectory } from '#lib/api/operator.ts'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

export type ContractUnit = OperatorOrganization['contract']['units'][number]

/** B18: sets the days of a unit in the contract. Null once it is done; a sentence where it was refused. */
export const setContractUnit = async (
  organizationId: string,
  term: { readonly identifier: string; readonly from: string; readonly until: string | null },
): Promise<string | null> => {
  const answer = await actInDirectory(organizationId, 'setContractUnit', term)
  if (!answer.ok) return httpErrorSentence(answer.code)
  return answer.value === null ? null : refusalSentence(answer.value)
}
