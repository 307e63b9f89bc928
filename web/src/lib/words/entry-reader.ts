import type { AccountId, DirectoryChange, HistoryEntry, Right, RoleId, ServiceType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { rightName } from './right-words.ts'
import { serviceName } from './service-name.ts'

export type ChangeOf<Kind extends DirectoryChange['kind']> = Extract<DirectoryChange, { kind: Kind }>

/** Present names of records that an entry does not name; undefined for unknown ones. */
export type NamesNow = (id: string) => string | undefined

/** Reads an entry of the history for a sentence. Its arguments are not validated: any version may have written them. */
export class EntryReader {
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

  changeOf<Kind extends DirectoryChange['kind']>(kind: Kind): ChangeOf<Kind> | undefined {
    return this.entry.changes.find((change): change is ChangeOf<Kind> => change.kind === kind)
  }

  role(id: RoleId): string {
    return m.history_role_named({ name: this.named(id) })
  }

  account(id: AccountId): string {
    return m.history_account_named({ name: this.named(id) })
  }

  /** Rights, then roles, in the order of a list. */
  access(rights: readonly Right[], roleIds: readonly RoleId[]): readonly string[] {
    return [...rights.map(rightName), ...roleIds.map((id) => this.role(id))]
  }

  /** Name of the account that the entry created. */
  get createdAccount(): string {
    return this.changeOf('account')?.after?.name ?? (this.text('name') || m.change_unnamed())
  }

  get organization(): string {
    return this.changeOf('organization')?.after.legalEntity.name ?? m.change_unnamed()
  }

  get unitIdentifier(): string {
    const unit = this.changeOf('unit')
    const identifier = (unit?.after ?? unit?.before)?.identifier ?? this.text('identifier')
    return identifier === '' ? this.namedBy('unitId') : identifier
  }

  /** The service that was added or removed, with its unit and account, by their names. */
  get service(): { readonly service: string; readonly unit: string; readonly account: string } {
    const change = this.changeOf('service')
    const service = change?.after ?? change?.before
    return {
      service: serviceName(service?.type ?? ((this.text('type') || this.namedBy('serviceId')) as ServiceType)),
      unit: this.named(service?.unitId ?? this.text('unitId')),
      account: this.named(service?.accountId ?? this.text('accountId')),
    }
  }
}
