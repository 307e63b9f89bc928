import type { OperatorOrganization } from '@kontor/protocol/http'
import { actInDirectory } from '#lib/api/operator.ts'
import { refusedToOperator, type OperatorRefused } from './operator-refused.ts'

export type ContractUnit = OperatorOrganization['contract']['units'][number]

/** B18: sets the days of a unit in the contract. Null once it is done; why not where it was refused. */
export const setContractUnit = async (
  organizationId: string,
  term: { readonly identifier: string; readonly from: string; readonly until: string | null },
): Promise<OperatorRefused | null> => {
  const answer = await actInDirectory(organizationId, 'setContractUnit', term)
  return refusedToOperator(answer)
}
