import { kinds } from '@kontor/domain'
import { kindKeyOf, type PendingMutation } from '@kontor/replica'
import type { FormAddress } from './form-address.ts'

/** By the screen: the parameter that shows a record, and the arguments that may name it. */
const recordOn: Readonly<Record<string, { readonly param: string; readonly named: readonly string[] }>> = {
  processes: { param: 'process', named: ['processId', 'recordId', 'conversationId'] },
  reservations: { param: 'reservation', named: ['reservationId', 'recordId', 'conversationId'] },
  mail: { param: 'c', named: ['conversationId'] },
  property: { param: 'unit', named: ['unitId'] },
}

/**
 * Where a change of a section that has no form of its own can be made again: its record on the section's screen, or else the
 * screen. Every mutation of every section has such a place. Null: the document is no section that this version knows.
 */
export const placeInSection = ({ document, args }: Pick<PendingMutation, 'document' | 'args'>): FormAddress | null => {
  const key = kindKeyOf(document)
  if (!Object.hasOwn(kinds.sections, key)) return null
  const params = new URLSearchParams()
  // A document of two rights belongs to the screen of the second.
  const shown = recordOn[key.split('+').at(-1) ?? '']
  const id = shown?.named.map((argument) => args[argument]).find((value) => typeof value === 'string')
  if (shown !== undefined && typeof id === 'string') params.set(shown.param, id)
  return { screen: 'section', search: params.toString(), document }
}
