import type { AccessSnapshot, OwnSystem, Systems } from '@kontor/domain'
import { operatorDocumentName } from '@kontor/protocol'
import type { Rooms } from './rooms.ts'

/** The document that names the host's own systems; a commit of it changes every access snapshot. */
export const systemsDocument = operatorDocumentName({ key: 'systems' })

/** The host's own systems for the sections that a login may open somewhere (B28); none of the others. */
export const withOwnSystems = async (
  snapshot: AccessSnapshot | null,
  rooms: Pick<Rooms, 'contentForOperator'>,
): Promise<AccessSnapshot | null> => {
  if (snapshot === null) return null
  const content = (await rooms.contentForOperator(systemsDocument)) as Systems | null
  if (content === null || content.system.size === 0) return snapshot
  const rights = new Set(snapshot.organizations.flatMap(({ accounts }) => accounts.flatMap((one) => one.rights)))
  const systems: OwnSystem[] = [...content.system.values()].filter(({ id }) => rights.has(id))
  return { ...snapshot, systems }
}
