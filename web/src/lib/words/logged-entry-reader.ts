import type { LoggedEntry, RecordChange } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** Present names of records that an entry does not name; undefined for unknown ones. */
export type NamesNow = (id: string) => string | undefined

/** Reads an entry of any document's history for a sentence. Its arguments are not validated: any version may have written them. */
export class LoggedEntryReader<Change extends RecordChange, Entry extends LoggedEntry = LoggedEntry> {
  readonly entry: Entry
  readonly #now: NamesNow

  constructor(entry: Entry, now: NamesNow = () => undefined) {
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

  changeOf<Kind extends Change['kind']>(kind: Kind): Extract<Change, { kind: Kind }> | undefined {
    // The changes of an entry are those of its document's kind.
    const changes = this.entry.changes as readonly Change[]
    return changes.find((change): change is Extract<Change, { kind: Kind }> => change.kind === kind)
  }
}
