import type { OrganizationId } from '@kontor/domain'
import type { Entered } from './live-rooms.ts'
import type { RefusalBudget } from './refusal-budget.ts'
import type { Room } from './room.ts'
import { loginActor } from './submission.ts'
import { signedIn, type Visitor } from './visitor.ts'

/** A room as one person's socket uses it, from the moment at which they may open the document. */
export const enteredRoom = (parts: {
  readonly room: Room
  readonly organizationId: OrganizationId
  readonly visitor: Visitor
  readonly release: () => void
  readonly refusals: RefusalBudget
}): Entered => {
  const { room, organizationId, visitor, release, refusals } = parts
  const { loginId } = signedIn(visitor)
  if (room.committed === null) throw new Error('a room is loaded before it is entered')
  return {
    organizationId,
    ...room.committed,
    submit: (mutations, client) =>
      refusals.within(loginId, mutations, () => room.submit(loginActor(visitor, client), mutations, {})),
    read: (reader) => room.read(reader),
    release,
  }
}
