import type { MemberId } from '../../kernel/ids.ts'
import type { Member } from '../records.ts'
import type { HistoryEntry, Origin, Provenance } from './history-entry.ts'
import { PromisedAccess } from './promised-access.ts'

/** What the log must tell about an entry for this. */
export type OriginEntry = Pick<HistoryEntry, 'seq' | 'at' | 'actor' | 'changes' | 'names'>

/**
 * Who gave a member what, and when, followed through the entries of the log in their order; none of them is held. What an
 * accepted invitation brought was given at the time of acceptance, by its sender or by who added it to the invitation
 * since. What was taken and given again comes from the last giving.
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
  readonly #promised = new PromisedAccess()

  constructor(memberId: MemberId) {
    this.#memberId = memberId
  }

  follow(entry: OriginEntry): void {
    this.#promised.follow(entry)
    for (const change of entry.changes) {
      if (change.kind === 'member' && change.id === this.#memberId) this.#take(change.before, change.after, entry)
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

  #take(before: Member | null, after: Member | null, entry: OriginEntry): void {
    const origin = originOf(entry)
    const addedBy = this.#promised.acceptedIn(entry)
    const originFor = (item: string): Origin => ({ ...origin, by: addedBy.get(item) ?? origin.by })
    if (before === null) this.#joined = origin
    if (before?.homeAccountId !== after?.homeAccountId) this.#home = origin
    if (before?.admin !== after?.admin) this.#admin = after?.admin ? origin : null
    keepOrigins(this.#grants, after?.grants ?? [], originFor)
    keepOrigins(this.#rights, after?.rights ?? [], originFor)
    keepOrigins(this.#roles, after?.roleIds ?? [], originFor)
  }
}

const originOf = ({ seq, at, actor, changes, names }: OriginEntry): Origin => {
  if (actor.kind !== 'system') return { seq, at, by: actor.name }
  for (const change of changes) {
    const invitation = change.kind === 'invitation' ? change.after : null
    if (invitation?.status === 'accepted') return { seq, at, by: names[invitation.invitedBy] ?? null }
  }
  return { seq, at, by: null }
}

const keepOrigins = <Item extends string>(
  origins: Map<Item, Origin>,
  held: readonly Item[],
  originFor: (item: Item) => Origin,
): void => {
  for (const item of [...origins.keys()]) if (!held.includes(item)) origins.delete(item)
  for (const item of held) if (!origins.has(item)) origins.set(item, originFor(item))
}
