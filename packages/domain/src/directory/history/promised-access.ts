import type { Invitation } from '../records.ts'
import type { HistoryEntry } from './history-entry.ts'

/** What was added to invitations after they were sent, and by whom; only those are held that were changed so. */
export class PromisedAccess {
  readonly #addedBy = new Map<Invitation['id'], Map<string, string>>()

  follow({ actor, changes }: Pick<HistoryEntry, 'actor' | 'changes'>): void {
    if (actor.kind === 'system') return
    for (const change of changes)
      if (change.kind === 'invitation' && change.before && change.after)
        this.#change(change.before, change.after, actor.name)
  }

  /** By whom each right, role and grant was added to the invitation that this entry accepts; its sender gave the others. */
  acceptedIn({ changes }: Pick<HistoryEntry, 'changes'>): ReadonlyMap<string, string> {
    for (const change of changes)
      if (change.kind === 'invitation' && change.after?.status === 'accepted')
        return this.#addedBy.get(change.id) ?? none
    return none
  }

  #change(before: Invitation, after: Invitation, by: string): void {
    const [promised, promises] = [itemsOf(before), itemsOf(after)]
    const addedBy = this.#addedBy.get(after.id) ?? new Map<string, string>()
    for (const item of promises) if (!promised.has(item)) addedBy.set(item, by)
    for (const item of promised) if (!promises.has(item)) addedBy.delete(item)
    if (addedBy.size > 0) this.#addedBy.set(after.id, addedBy)
    else this.#addedBy.delete(after.id)
  }
}

/** Names of rights and ids of roles and accounts are never the same. */
const itemsOf = ({ rights, roleIds, grants }: Invitation): ReadonlySet<string> =>
  new Set<string>([...rights, ...roleIds, ...grants])

const none: ReadonlyMap<string, string> = new Map()
