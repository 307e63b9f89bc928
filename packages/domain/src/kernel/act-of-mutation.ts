import type { MutationId } from './ids.ts'

/**
 * One act of a person on many records is many mutations. Their ids share the id of the act, a UUID, so that the history
 * can show them as one.
 */
export const mutationIdInAct = (actId: string, place: number): MutationId => `${actId}_${place}` as MutationId

/** The id of the act that a mutation belongs to; null for a mutation of its own. */
export const actOfMutation = (mutationId: string): string | null => inAct.exec(mutationId)?.groups?.['act'] ?? null

const inAct = /^(?<act>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_\d{1,6}$/
