import type { Directory, OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { DocumentGone } from '../../rooms/room-errors.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'

/**
 * The directory of an organisation; null when there is none, or none any more. Reading one that is not there would create its
 * document.
 */
export const existingDirectory = async (
  { store, rooms }: { readonly store: Pick<Store, 'seqOf'>; readonly rooms: Pick<Rooms, 'directory'> },
  organizationId: OrganizationId,
): Promise<Directory | null> => {
  const seq = await store.seqOf(documentName({ kind: 'directory', organizationId }))
  if (seq === null) return null
  try {
    return await rooms.directory(organizationId)
  } catch (error) {
    if (error instanceof DocumentGone) return null
    throw error
  }
}
