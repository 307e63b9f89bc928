import { MutationIdSchema, type LoginId } from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'

/** Something that a person, the operator or the server did in a section of the demonstration. */
export interface Act {
  readonly at: number
  readonly by: LoginId | 'operator' | 'system'
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

export interface CarryOutParts {
  readonly rooms: Pick<Rooms, 'submit' | 'submitAsOperator' | 'submitToSection'>
  readonly operator: { readonly loginId: LoginId; readonly name: string }
}

/**
 * Carries out what happened in one section, in order of time, without mails to anyone: through the same mutations as every
 * other change.
 */
export const carryOut = async (
  { rooms, operator }: CarryOutParts,
  document: DocumentName,
  acts: readonly Act[],
): Promise<void> => {
  const inOrder = acts.toSorted((one, other) => one.at - other.at)
  for (const [turn, { at, by, name, args }] of inOrder.entries()) {
    const id = v.parse(MutationIdSchema, `demo-act-${document.replace(/[^A-Za-z0-9]/g, '-').slice(-40)}-${turn}`)
    const options = { at, quiet: true }
    const mutations = [{ id, name, version: 1, args }]
    const [outcome] =
      by === 'system'
        ? [await rooms.submitToSection(document, { id, name, args }, options)]
        : by === 'operator'
          ? await rooms.submitAsOperator(document, operator, mutations, options)
          : await rooms.submit(document, by, mutations, options)
    demandAccepted(name, outcome)
  }
}

const demandAccepted = (name: string, outcome: Outcome | undefined): void => {
  if (outcome?.outcome !== 'accepted')
    throw new Error(`the demonstration's ${name} is refused: ${JSON.stringify(outcome)}`)
}
