import type { AccountId, DirectoryChange, HistoryEntry, Right, RoleId, ServiceType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { LoggedEntryReader } from './logged-entry-reader.ts'
import { rightName } from './right-words.ts'
import { serviceName } from './service-name.ts'

/** Reads an entry of a directory's history for a sentence. */
export class EntryReader extends LoggedEntryReader<DirectoryChange, HistoryEntry> {
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
