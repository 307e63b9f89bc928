import type { MemberId } from '../ids.ts'
import type { Member } from '../records.ts'
import type { HistoryEntry, Origin, Provenance } from './history-entry.ts'

/** What the log must tell about an entry for this. */
export type OriginEntry = Pick<HistoryEntry, 'seq' | 'at' | 'actor' | 'changes' | 'names'>

/**
 * Who gave a member what, and when, from the entries of the log in their order. What an accepted invitation brought was
 * given by whoever sent it, at the time of acceptance. What was taken and given again comes from the last giving.
 */
export const provenanceOf = (entries: Iterable<OriginEntry>, memberId: MemberId): Provenance => {
  const origins = new Origins()
  for (const entry of entries) {
    for (const change of entry.changes) {
      if (change.kind === 'member' && change.id === memberId) origins.take(change.before, change.after, originOf(entry))
    }
  }
  return { memberId, ...origins.all }
}

const originOf = ({ seq, at, actor, changes, names }: OriginEntry): Origin => {
  if (actor.kind === 'login') return { seq, at, by: actor.name }
  for (const change of changes) {
    const invitation = change.kind === 'invitation' ? change.after : null
    if (invitation?.status === 'accepted') return { seq, at, by: names[invitation.invitedBy] ?? null }
  }
  return { seq, at, by: null }
}

class Origins {
  #joined: Origin | null = null
  #home: Origin | null = null
  #admin: Origin | null = null
  readonly #grants = new Map<Member['grants'][number], Origin>()
  readonly #rights = new Map<Member['rights'][number], Origin>()
  readonly #roles = new Map<Member['roleIds'][number], Origin>()

  take(before: Member | null, after: Member | null, origin: Origin): void {
    if (before === null) this.#joined = origin
    if (before?.homeAccountId !== after?.homeAccountId) this.#home = origin
    if (before?.admin !== after?.admin) this.#admin = after?.admin ? origin : null
    follow(this.#grants, after?.grants ?? [], origin)
    follow(this.#rights, after?.rights ?? [], origin)
    follow(this.#roles, after?.roleIds ?? [], origin)
  }

  get all(): Omit<Provenance, 'memberId'> {
    return {
      joined: this.#joined,
      home: this.#home,
      admin: this.#admin,
      grants: [...this.#grants].map(([accountId, origin]) => ({ accountId, origin })),
      rights: [...this.#rights].map(([right, origin]) => ({ right, origin })),
      roles: [...this.#roles].map(([roleId, origin]) => ({ roleId, origin })),
    }
  }
}

const follow = <Item>(origins: Map<Item, Origin>, held: readonly Item[], origin: Origin): void => {
  for (const item of [...origins.keys()]) if (!held.includes(item)) origins.delete(item)
  for (const item of held) if (!origins.has(item)) origins.set(item, origin)
}
