import type { MemberId } from '../../kernel/ids.ts'
import type { Member } from '../records.ts'
import type { HistoryEntry, Origin, Provenance } from './history-entry.ts'

/** What the log must tell about an entry for this. */
export type OriginEntry = Pick<HistoryEntry, 'seq' | 'at' | 'actor' | 'changes' | 'names'>

/**
 * Who gave a member what, and when, followed through the entries of the log in their order; none of them is held. What an
 * accepted invitation brought was given by its sender, at the time of acceptance. What was taken and given again comes
 * from the last giving.
 *
 * @example
 * const origins = new MemberOrigins(memberId)
 * for (const entry of entries) origins.follow(entry)
 * origins.provenance.joined?.by
 */
export class MemberOrigins {
  readonly #memberId: MemberId
  #joined: Origin | null = null
  #home: Origin | null = null
  #admin: Origin | null = null
  readonly #grants = new Map<Member['grants'][number], Origin>()
  readonly #rights = new Map<Member['rights'][number], Origin>()
  readonly #roles = new Map<Member['roleIds'][number], Origin>()

  constructor(memberId: MemberId) {
    this.#memberId = memberId
  }

  follow(entry: OriginEntry): void {
    for (const change of entry.changes) {
      if (change.kind === 'member' && change.id === this.#memberId)
        this.#take(change.before, change.after, originOf(entry))
    }
  }

  get provenance(): Provenance {
    return {
      memberId: this.#memberId,
      joined: this.#joined,
      home: this.#home,
      admin: this.#admin,
      grants: [...this.#grants].map(([accountId, origin]) => ({ accountId, origin })),
      rights: [...this.#rights].map(([right, origin]) => ({ right, origin })),
      roles: [...this.#roles].map(([roleId, origin]) => ({ roleId, origin })),
    }
  }

  #take(before: Member | null, after: Member | null, origin: Origin): void {
    if (before === null) this.#joined = origin
    if (before?.homeAccountId !== after?.homeAccountId) this.#home = origin
    if (before?.admin !== after?.admin) this.#admin = after?.admin ? origin : null
    keepOrigins(this.#grants, after?.grants ?? [], origin)
    keepOrigins(this.#rights, after?.rights ?? [], origin)
    keepOrigins(this.#roles, after?.roleIds ?? [], origin)
  }
}

const originOf = ({ seq, at, actor, changes, names }: OriginEntry): Origin => {
  if (actor.kind === 'login') return { seq, at, by: actor.name }
  for (const change of changes) {
    const invitation = change.kind === 'invitation' ? change.after : null
    if (invitation?.status === 'accepted') return { seq, at, by: names[invitation.invitedBy] ?? null }
  }
  return { seq, at, by: null }
}

const keepOrigins = <Item>(origins: Map<Item, Origin>, held: readonly Item[], origin: Origin): void => {
  for (const item of [...origins.keys()]) if (!held.includes(item)) origins.delete(item)
  for (const item of held) if (!origins.has(item)) origins.set(item, origin)
}
