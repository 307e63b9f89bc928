import { documentName, parseDocumentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'
import type { Carrier } from './carrier.ts'

/**
 * S18: brings a section up to date with another one that it shows something of. It reads the source as it is by then, so a
 * repetition or another order does no harm.
 */
export const projectSection = (rooms: Pick<Rooms, 'kinds' | 'projectInto'>): Carrier => {
  return async ({ payload }) => {
    const { document } = v.parse(v.object({ document: v.string() }), payload)
    const address = parseDocumentName(document, rooms.kinds)
    if (address?.kind === 'section') await rooms.projectInto(documentName(address))
  }
}
