import type { LoginId, OrganizationId } from '@kontor/domain'
import type { Entered } from './live-rooms.ts'
import type { RefusalBudget } from './refusal-budget.ts'
import type { Room } from './room.ts'
import { loginActor } from './submission.ts'

/** A room as one login's socket uses it, from the moment at which the login may open the document. */
export const enteredRoom = (parts: {
  readonly room: Room
  readonly organizationId: OrganizationId
  readonly loginId: LoginId
  readonly release: () => void
  readonly refusals: RefusalBudget
}): Entered => {
  const { room, organizationId, loginId, release, refusals } = parts
  if (room.committed === null) throw new Error('a room is loaded before it is entered')
  return {
    organizationId,
    ...room.committed,
    submit: (mutations, client) =>
      refusals.within(loginId, mutations, () => room.submit(loginActor(loginId, client), mutations, {})),
    read: (reader) => room.read(reader),
    release,
  }
}
