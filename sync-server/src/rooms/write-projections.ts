import type { Directory, DocumentKinds, OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import type { OpenAddress } from './live-rooms.ts'
import type { RoomRegistry } from './room-registry.ts'
import type { Room } from './room.ts'
import { writeProjection } from './write-projection.ts'
import { writeSectionProjection } from './write-section-projection.ts'

/** S18: makes a section show what it shows of its directory and of other sections of its account. */
export const writeProjections = async (parts: {
  readonly kinds: DocumentKinds
  readonly registry: RoomRegistry
  readonly organizationId: OrganizationId | null
  readonly address: OpenAddress
  readonly room: Room
  readonly now: number
}): Promise<void> => {
  const { kinds, registry, organizationId, address, room, now } = parts
  await room.read(() => undefined)
  const section = address.kind === 'section' ? kinds.sections[address.key] : undefined
  if (address.kind !== 'section' || section === undefined || organizationId === null) return
  const { accountId } = address
  const directory = section.projection === undefined ? null : await registry.directory(organizationId)
  const draft = await directory?.read(({ content }) => section.projection?.(content as Directory, accountId))
  if (draft !== undefined) await writeProjection(room, section, draft, now)
  for (const [key, projection] of Object.entries(section.sectionProjections ?? {})) {
    const sourceKind = kinds.sections[key]
    if (sourceKind === undefined) continue
    const source = await registry.existing(documentName({ kind: 'section', accountId, key }), organizationId)
    await writeSectionProjection({ projection, accountId, sourceKind, source, target: room })
  }
}
