import type { MutationId, MutationInput, MutationName, OrganizationId, Refusal } from '@kontor/domain'
import type { CheckAnswer } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

/**
 * Queries why the server would refuse a mutation, by facts that only the server has; changes nothing. Null: it would
 * not.
 */
export const checkMutation = async <N extends MutationName>(
  organizationId: OrganizationId,
  mutation: { readonly id: MutationId; readonly name: N; readonly args: MutationInput<N> },
): Promise<Answer<Refusal | null>> => {
  const answer = await callServer<CheckAnswer>('POST', `/api/documents/directory/${organizationId}/checks`, mutation)
  return answer.ok ? { ok: true, value: answer.value.refusal } : answer
}
