import {
  sectionAccess,
  sessionBarrier,
  type AccountId,
  type Actor,
  type ActorAccess,
  type Directory,
  type KernelRefusal,
  type SectionKind,
} from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { DocumentGone } from './room-errors.ts'
import type { DocumentView } from './living-document.ts'

/** S15: the senders of a section's mutations, judged by the organisation's directory. */
export interface DirectoryStanding {
  /** The standing of these actors, all at one seq of the directory. */
  standing(actors: readonly Actor[]): Promise<Standing>
  /** The directory, and the account that the section belongs to; null for a document that no organisation has. */
  readonly of: { readonly name: DocumentName; readonly accountId: AccountId } | null
  /** S20: reads what another room's commit has written to the directory, and announces it. */
  catchUp(): Promise<void>
  /** The store has a newer directory than this server. */
  distrust(): void
}

export interface Standing {
  /** The commit names this seq, and the store refuses the commit if the directory has a later one. Null: none decides. */
  readonly at: { readonly directory: DocumentName; readonly seq: number } | null
  accessOf(actor: Actor): ActorAccess | null
  /** Why the actor's session opens nothing; null: it does. */
  barrierOf(actor: Actor): KernelRefusal | null
}

/** The part of the directory's room that is needed here. */
interface DirectoryRoom {
  read<T>(reader: (view: DocumentView) => T): Promise<T>
  distrust(): void
}

export const directoryStanding = (options: {
  readonly directory: DocumentName
  readonly room: () => Promise<DirectoryRoom | null>
  readonly section: SectionKind
  readonly accountId: AccountId
}): DirectoryStanding => {
  const { directory, section, accountId } = options
  let known: DirectoryRoom | null = null
  return {
    standing: async (actors) => {
      known = await options.room()
      if (known === null) throw new DocumentGone(directory)
      return known.read(({ seq, content }) => {
        const access = new Map<string, ActorAccess | null>()
        for (const actor of actors)
          if (actor.kind === 'login')
            access.set(actor.loginId, sectionAccess(content as Directory, actor.loginId, accountId, section.needs))
        const { organization } = content as Directory
        return {
          at: { directory, seq },
          barrierOf: (actor) => sessionBarrier({ organization }, actor),
          accessOf: (actor) => (actor.kind === 'login' ? (access.get(actor.loginId) ?? null) : null),
        }
      })
    },
    of: { name: directory, accountId },
    distrust: () => known?.distrust(),
    catchUp: async () => {
      const room = await options.room()
      room?.distrust()
      await room?.read(() => undefined)
    },
  }
}

/** In the operator's own documents only operators act, and the caller has asked whether the login is an operator's. */
export const operatorStanding: DirectoryStanding = {
  standing: () => Promise.resolve({ at: null, accessOf: () => null, barrierOf: () => null }),
  of: null,
  distrust: () => undefined,
  catchUp: () => Promise.resolve(),
}
