import type { Account, AccountId, LoginId, MemberId, MutationId, OrganizationId, UnitId } from '@kontor/domain'
import { documentName, type DocumentName, type Outcome } from '@kontor/protocol'
import type {
  ClaimChange,
  Commit,
  DueQuery,
  LogEntry,
  NewEffect,
  OrganizationRow,
  Store,
  StoredEffect,
} from '../store/store.ts'

/** Two organisations and their commits, for the contract of the stores. */
export const mewa = 'mewa-0001' as OrganizationId
export const orla = 'orla-0001' as OrganizationId
export const mewaMain = 'mewa-main' as AccountId
export const halina = 'login-halina' as LoginId
export const directoryOf = (organizationId: OrganizationId): DocumentName =>
  documentName({ kind: 'directory', organizationId })
export const section = documentName({ kind: 'section', accountId: mewaMain, key: 'mail' })

export const organization = (id: OrganizationId): OrganizationRow => ({
  id,
  profile: 'telecom',
  name: `${id} sp. z o.o.`,
  taxId: '5830004136',
  contractUnits: ['PT 03417', 'Żółw 🐢'],
  demonstration: false,
})
export const commit = (document: DocumentName, expectedSeq: number, parts: Partial<Commit> = {}): Commit => ({
  document,
  expectedSeq,
  entries: [],
  update: null,
  outcomes: [],
  effects: [],
  claims: [],
  contractUnits: null,
  links: [],
  attachments: [],
  also: null,
  judgedBy: null,
  organization: null,
  accounts: [],
  memberships: [],
  accountNames: [],
  conversations: [],
  ...parts,
})
const main: Account = {
  id: mewaMain,
  kind: 'main',
  name: 'Łódź',
  parentId: null,
  status: 'active',
  position: 0,
  createdAt: 1,
}
export const entry = (seq: number): LogEntry => ({
  seq,
  mutationId: `mutation-${seq}`,
  actorKind: 'login',
  actorLoginId: halina,
  actor: { memberId: 'member-halina' as MemberId, name: 'Halina' },
  name: 'renameAccount',
  args: { name: 'Łódź' },
  changes: [{ kind: 'account', id: mewaMain, before: null, after: main }],
  names: { [mewaMain]: 'Łódź' },
  at: 1_795_000_000_000,
})
export const accepted = (seq: number): Outcome => ({ id: `mutation-${seq}` as MutationId, outcome: 'accepted', seq })
export const claim = (identifier: string, organizationId: OrganizationId): ClaimChange => ({
  claim: identifier,
  organizationId,
  accountId: mewaMain,
  unitId: 'unit-0001' as UnitId,
})
export const effect = (id: string, dueAt: number): NewEffect => ({
  id,
  kind: 'invitation-mail',
  payload: { invitationId: 'invitation-1' },
  dueAt,
})

/** Registers an organisation, as the first commit of its directory does. */
export const register = async (
  store: Store,
  organizationId: OrganizationId,
  parts: Partial<Commit> = {},
): Promise<void> => {
  await store.load(directoryOf(organizationId))
  await store.append(
    commit(directoryOf(organizationId), 0, {
      entries: [entry(1)],
      update: new Uint8Array([1, 2, 3]),
      organization: organization(organizationId),
      ...parts,
    }),
  )
}

/** Effects of one kind that are due, as a lane asks for them. */
export const dueAt = (
  store: Pick<Store, 'dueEffects'>,
  now: number,
  { kind = 'invitation-mail', beyond = null, limit = 10 }: Partial<DueQuery> = {},
): Promise<readonly StoredEffect[]> => store.dueEffects({ kind, now, beyond, limit })
