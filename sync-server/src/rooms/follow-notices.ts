import { kinds, type Directory, type LoginId, type OrganizationId } from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { serverLimits } from '../limits.ts'
import type { Notice, Noticeboard } from '../store/noticeboard.ts'
import { affectedByAnything, ofAnother, type Committed } from './committed.ts'
import type { RoomRegistry } from './room-registry.ts'

/** Whether anyone here depends on the directory of an organisation, or on these logins' access. */
export type IsWatched = (organizationId: OrganizationId, logins: readonly LoginId[] | null) => boolean

/** Reads what other servers commit into the documents that are in memory here, and announces it. */
export const followNotices = (parts: {
  readonly noticeboard: Noticeboard
  readonly registry: RoomRegistry
  readonly clock: Clock
  readonly isWatched: IsWatched
  readonly announce: (committed: Committed) => void
}): void => {
  const { noticeboard, registry, clock, isWatched, announce } = parts

  const onCommit = ({ document, seq, logins }: Extract<Notice, { kind: 'commit' }>): void => {
    const room = registry.inMemory(document)
    if (room !== null) return room.follow(seq)
    const organizationId = organizationOf(document)
    if (organizationId === null) return
    if (registry.organizations().has(organizationId) || isWatched(organizationId, logins))
      announceLoaded(organizationId)
  }

  /** S16: sections are open here, or channels of logins, whose directory has left memory. */
  const announceLoaded = (organizationId: OrganizationId): void => {
    const read = async (): Promise<void> => {
      const room = await registry.directory(organizationId)
      await room?.read(({ content }) => {
        const directory = content as Directory
        const document = documentName({ kind: 'directory', organizationId })
        const access = { directory, affected: affectedByAnything(directory) }
        announce({ document, organizationId, update: emptyUpdate, access, effects: ofAnother })
      })
    }
    read().catch(() => clock.after(serverLimits.storageRetryMs, () => announceLoaded(organizationId)))
  }

  noticeboard.onNotice((notice) => {
    if (notice.kind === 'commit') onCommit(notice)
    else if (notice.kind === 'turn') registry.inMemory(notice.document)?.contend()
    else if (notice.kind === 'organization-removed') void registry.forget(notice.organizationId)
  })
  noticeboard.onGap(() => {
    const loaded = registry.organizations()
    for (const room of registry.rooms()) room.follow(Infinity)
    for (const organizationId of loaded)
      if (registry.inMemory(documentName({ kind: 'directory', organizationId })) === null)
        announceLoaded(organizationId)
  })
}

/** A commit after this seq of the document was overtaken. */
export const askForTurnOn =
  (noticeboard: Pick<Noticeboard, 'publish'>) =>
  (document: DocumentName, seq: number): void =>
    noticeboard.publish({ kind: 'turn', document, seq })

const organizationOf = (document: DocumentName): OrganizationId | null => {
  const address = parseDocumentName(document, kinds)
  return address?.kind === 'directory' ? address.organizationId : null
}

/** Of a Yjs document: no structs and no deletions. */
const emptyUpdate = new Uint8Array([0, 0])
