import type { EffectRequest } from '@kontor/domain'
import type { NewEffect } from '../store/store.ts'

/**
 * The effects that an accepted mutation asks for, as rows. `causeId` names the cause for ever (the document's login and
 * mutation), and each id is made from it, so that the same cause never makes two. `quiet` leaves out messages to people.
 */
export const effectsOf = (
  requests: readonly EffectRequest[],
  { causeId, quiet }: { readonly causeId: string; readonly quiet: boolean },
): readonly NewEffect[] =>
  requests
    .filter(({ isMessage }) => !(quiet && isMessage === true))
    .map(({ kind, payload, dueAt }) => ({ id: `${kind}/${causeId}`, kind, payload, dueAt }))
