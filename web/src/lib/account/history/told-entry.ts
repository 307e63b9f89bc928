import type { AccountId, HistoryEntry, RecordChange, Right, RoleId } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { rightName } from '#lib/words/right-words.ts'

export type ChangeOf<Kind extends RecordChange['kind']> = Extract<RecordChange, { kind: Kind }>

/** Names of records as they are now, for what an entry does not name itself; undefined where there is none. */
export type NamesNow = (id: string) => string | undefined

/** An entry of the history, asked for what a sentence needs. Its arguments are of any age: nobody has checked them. */
export class ToldEntry {
  readonly entry: HistoryEntry
  readonly #now: NamesNow

  constructor(entry: HistoryEntry, now: NamesNow = () => undefined) {
    this.entry = entry
    this.#now = now
  }

  /** Who made the change. */
  get actor(): string {
    const { actor } = this.entry
    return actor.kind === 'system' ? m.history_server() : actor.name
  }

  /** A record by the name that it had then. */
  named(id: string | null | undefined): string {
    if (id === null || id === undefined || id === '') return m.change_unnamed()
    return this.entry.names[id] ?? this.#now(id) ?? m.change_unnamed()
  }

  text(argument: string): string {
    const value = this.entry.args[argument]
    return typeof value === 'string' ? value : ''
  }

  /** The record that an argument names. */
  namedBy(argument: string): string {
    return this.named(this.text(argument))
  }

  changeOf<Kind extends RecordChange['kind']>(kind: Kind): ChangeOf<Kind> | undefined {
    return this.entry.changes.find((change): change is ChangeOf<Kind> => change.kind === kind)
  }

  role(id: RoleId): string {
    return m.history_role_named({ name: this.named(id) })
  }

  account(id: AccountId): string {
    return m.history_account_named({ name: this.named(id) })
  }

  /** Rights, then roles, as they stand in a list. */
  access(rights: readonly Right[], roleIds: readonly RoleId[]): readonly string[] {
    return [...rights.map(rightName), ...roleIds.map((id) => this.role(id))]
  }
}
