import type { AccountId, InvitationId, MemberId, RoleId, ServiceId, UnitId } from './ids.ts'
import type {
  Account,
  Invitation,
  Member,
  Organization,
  RecordKind,
  RecordOfKind,
  Role,
  Service,
  Unit,
} from './records.ts'

/** Everything that one organisation's administrators see. `organization` is null only before registration. */
export interface Directory {
  readonly organization: Organization | null
  readonly account: ReadonlyMap<AccountId, Account>
  readonly unit: ReadonlyMap<UnitId, Unit>
  readonly service: ReadonlyMap<ServiceId, Service>
  readonly role: ReadonlyMap<RoleId, Role>
  readonly member: ReadonlyMap<MemberId, Member>
  readonly invitation: ReadonlyMap<InvitationId, Invitation>
}

/** A directory that its holder may write; nobody else sees it while that happens. */
export interface WritableDirectory {
  organization: Organization | null
  account: Map<AccountId, Account>
  unit: Map<UnitId, Unit>
  service: Map<ServiceId, Service>
  role: Map<RoleId, Role>
  member: Map<MemberId, Member>
  invitation: Map<InvitationId, Invitation>
}

/** What an accepted mutation does. A record is one value: a put replaces it whole. */
export type Write = OrganizationWrite | { [K in RecordKind]: PutRecord<K> | RemoveRecord<K> }[RecordKind]
export interface OrganizationWrite {
  readonly kind: 'organization'
  readonly record: Organization
}
export interface PutRecord<K extends RecordKind> {
  readonly kind: K
  readonly id: RecordOfKind[K]['id']
  readonly record: RecordOfKind[K]
}
export interface RemoveRecord<K extends RecordKind> {
  readonly kind: K
  readonly id: RecordOfKind[K]['id']
  readonly record: null
}

export const emptyDirectory = (): WritableDirectory => ({
  organization: null,
  account: new Map(),
  unit: new Map(),
  service: new Map(),
  role: new Map(),
  member: new Map(),
  invitation: new Map(),
})

/** A copy that may be written without the original noticing: the maps are new, the records are shared. */
export const copyDirectory = (directory: Directory): WritableDirectory => ({
  organization: directory.organization,
  account: new Map(directory.account),
  unit: new Map(directory.unit),
  service: new Map(directory.service),
  role: new Map(directory.role),
  member: new Map(directory.member),
  invitation: new Map(directory.invitation),
})

export const applyWrites = (directory: WritableDirectory, writes: readonly Write[]): void => {
  for (const write of writes) {
    if (write.kind === 'organization') directory.organization = write.record
    else if (write.record === null) (directory[write.kind] as Map<string, unknown>).delete(write.id)
    else (directory[write.kind] as Map<string, unknown>).set(write.id, write.record)
  }
}

export const put = <K extends RecordKind>(kind: K, record: RecordOfKind[K]): Write =>
  ({ kind, id: record.id, record }) as unknown as Write

export const remove = <K extends RecordKind>(kind: K, id: RecordOfKind[K]['id']): Write =>
  ({ kind, id, record: null }) as unknown as Write
