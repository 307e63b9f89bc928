import type { Refusal } from '@kontor/domain'
import type { DocumentName, SentMutation } from '@kontor/protocol'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Visitor } from '../../rooms/visitor.ts'
import { failureOf } from '../answers/failure.ts'

/** Runs a person's mutation as part of a call; a refusal is the call's failure. */
export const submitted = async (
  rooms: Pick<Rooms, 'submit'>,
  { name, visitor }: { readonly name: DocumentName; readonly visitor: Visitor },
  mutation: { readonly id: string; readonly name: string; readonly args: object },
): Promise<void> => {
  const [outcome] = await rooms.submit(name, visitor, [{ ...mutation, version: 1 } as SentMutation])
  if (outcome?.outcome !== 'refused') return
  const { id: _, outcome: __, ...refusal } = outcome
  throw failureOf(refusal as Refusal)
}
