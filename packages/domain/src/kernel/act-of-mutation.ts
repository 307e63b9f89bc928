import type { MutationId } from './ids.ts'

/**
 * One act of a person on many records is many mutations. Their ids share the id of the act, which the browser makes as it
 * makes every id, so that the history can show them as one.
 */
export const mutationIdInAct = (actId: string, place: number): MutationId => `${actId}_${place}` as MutationId

/** The id of the act that a mutation belongs to; null for a mutation of its own. */
export const actOfMutation = (mutationId: string): string | null => inAct.exec(mutationId)?.groups?.['act'] ?? null

/** An id that a browser makes has 22 characters; with the place it is longer than any mutation id of its own. */
const inAct = /^(?<act>[A-Za-z0-9][\w-]{21})_\d{1,6}$/
