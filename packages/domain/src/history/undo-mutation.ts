import type { Directory } from '../directory.ts'
import { mainAccount } from '../main-account.ts'
import type { DraftMutation } from '../preview/preview-mutations.ts'
import type { RecordChange } from '../record-change.ts'
import type { Member, Role, Service, Unit } from '../records.ts'
import type { HistoryEntry, LoggedName } from './history-entry.ts'

/** Why nothing takes an entry back; the screens have a sentence for each. */
export type UndoObstacle =
  /** It was accepted and changed nothing, because it was so already. */
  | 'nothing-changed'
  /** A sub-account with its papers stays; it can be archived. */
  | 'account-created'
  /** The mail has gone out, or the person has answered; the list of users has what can still be done. */
  | 'invitation'
  /** Whoever was removed is invited again, and decides anew. */
  | 'person-removed'
  /** A sign-in, an ended session, a view: it happened. */
  | 'happened'
  /** The organisation itself. */
  | 'beginning'
  /** Only some of its changes are known here: taking those back would leave half of it. */
  | 'too-large'

export type Undo =
  | { readonly mutations: readonly [DraftMutation, ...DraftMutation[]]; readonly obstacle: null }
  | { readonly mutations: null; readonly obstacle: UndoObstacle }

/**
 * The mutations that take an accepted one back, in the order of sending (item 10 of issue 3): computed from what it
 * really changed, not from its arguments, so that whatever others changed since stays. They are new mutations with
 * their own checks: `previewMutations` tells whether they would be refused today. Of the directory only the main account
 * is read.
 *
 * Everything that the entry did is meant: an administrator who was assigned from a sub-account goes back there, and whoever
 * was moved to a sub-account gets back the grants that were lost by that. A deleted role comes back without the
 * administrators who had it: it gave them nothing (A16), and nothing can be given to them.
 *
 * @example const { mutations } = undoMutation(entry, directory)
 */
export const undoMutation = (
  { name, changes, changesInAll }: Pick<HistoryEntry, 'name' | 'changes' | 'changesInAll'>,
  directory: Pick<Directory, 'account'>,
): Undo => {
  const obstacle =
    obstacles[name] ?? (changesInAll !== undefined ? 'too-large' : changes.length === 0 ? 'nothing-changed' : null)
  if (obstacle !== null) return { mutations: null, obstacle }
  const [first, ...more] = undoOf(name, changes, directory)
  return first === undefined
    ? { mutations: null, obstacle: 'nothing-changed' }
    : { mutations: [first, ...more], obstacle: null }
}

const obstacles: Partial<Record<LoggedName, UndoObstacle>> = {
  createSubAccount: 'account-created',
  inviteMember: 'invitation',
  inviteExistingMember: 'invitation',
  resendInvitation: 'invitation',
  revokeInvitation: 'invitation',
  acceptInvitation: 'invitation',
  expireInvitation: 'invitation',
  removeMember: 'person-removed',
  endSessions: 'happened',
  viewAs: 'happened',
  recordSignIn: 'happened',
  registerOrganization: 'beginning',
  importOrganization: 'beginning',
}

const undoOf = (
  name: LoggedName,
  changes: readonly RecordChange[],
  directory: Pick<Directory, 'account'>,
): readonly DraftMutation[] => {
  // Units come back before the services that stood on them.
  if (name === 'removeUnit') return [...changes.flatMap(unitBack), ...changes.flatMap(serviceBack)]
  return changes.flatMap((change) => {
    switch (change.kind) {
      case 'member':
        return change.before && change.after ? memberBack(name, change.before, change.after, directory) : []
      case 'role':
        return roleBack(change.before, change.after)
      case 'account':
        return accountBack(change)
      case 'unit':
        return unitBack(change)
      case 'service':
        return serviceBack(change)
      default:
        return []
    }
  })
}

const memberBack = (
  name: LoggedName,
  before: Member,
  after: Member,
  directory: Pick<Directory, 'account'>,
): readonly DraftMutation[] => {
  const { id: memberId } = before
  switch (name) {
    case 'changeRights':
      return [{ name: 'changeRights', args: { memberId, ...rightsBack(before, after), ...rolesBack(before, after) } }]
    case 'changeGrants':
      return [{ name: 'changeGrants', args: { memberId, ...listBack(before.grants, after.grants) } }]
    case 'assignAdmin':
      return [{ name: 'withdrawAdmin', args: { memberId } }, ...homeBack(before, after, directory)]
    case 'withdrawAdmin':
      return [{ name: 'assignAdmin', args: { memberId } }]
    case 'moveMember':
      return homeBack(before, after, directory)
    case 'suspendMember':
      return [{ name: 'reinstateMember', args: { memberId } }]
    case 'reinstateMember':
      return [{ name: 'suspendMember', args: { memberId } }]
    default:
      return []
  }
}

/** Back to the main account, the sub-account that was the home in between would stay as a grant (`movedHome`). */
const homeBack = (before: Member, after: Member, directory: Pick<Directory, 'account'>): readonly DraftMutation[] => {
  const { id: memberId, homeAccountId } = before
  if (homeAccountId === after.homeAccountId) return []
  const move: DraftMutation = { name: 'moveMember', args: { memberId, homeAccountId } }
  if (homeAccountId !== mainAccount(directory).id) return [move]
  const { add, remove } = listBack(before.grants, [...after.grants, after.homeAccountId])
  return add.length + remove.length === 0 ? [move] : [move, { name: 'changeGrants', args: { memberId, add, remove } }]
}

const roleBack = (before: Role | null, after: Role | null): readonly DraftMutation[] => {
  if (before === null) return after === null ? [] : [{ name: 'deleteRole', args: { roleId: after.id } }]
  const { id: roleId, name, rights } = before
  if (after === null) return [{ name: 'createRole', args: { roleId, name, rights: [...rights] } }]
  const renamed = name === after.name ? {} : { name }
  return [{ name: 'changeRole', args: { roleId, ...renamed, ...rightsBack(before, after) } }]
}

const accountBack = ({ before, after }: Extract<RecordChange, { kind: 'account' }>): readonly DraftMutation[] => {
  if (before === null || after === null) return []
  const accountId = before.id
  const renamed: readonly DraftMutation[] =
    before.name === after.name ? [] : [{ name: 'renameAccount', args: { accountId, name: before.name } }]
  if (before.status === after.status) return renamed
  return [...renamed, { name: before.status === 'active' ? 'restoreAccount' : 'archiveAccount', args: { accountId } }]
}

const unitBack = (change: RecordChange): readonly DraftMutation[] => {
  if (change.kind !== 'unit') return []
  const { before, after } = change
  if (before === null) return after === null ? [] : [{ name: 'removeUnit', args: { unitId: after.id } }]
  return after === null ? [{ name: 'addUnit', args: unitArguments(before) }] : []
}

const unitArguments = ({ id: unitId, accountId, identifier, name }: Unit) =>
  name === null ? { unitId, accountId, identifier } : { unitId, accountId, identifier, name }

const serviceBack = (change: RecordChange): readonly DraftMutation[] => {
  if (change.kind !== 'service') return []
  const { before, after } = change
  if (before === null) return after === null ? [] : [{ name: 'removeService', args: { serviceId: after.id } }]
  return after === null ? [{ name: 'addService', args: serviceArguments(before) }] : []
}

const serviceArguments = ({ id: serviceId, accountId, unitId, type }: Service) => ({
  serviceId,
  accountId,
  unitId,
  type,
})

const listBack = <Item>(before: readonly Item[], after: readonly Item[]) => ({
  add: gone(before, after),
  remove: gone(after, before),
})
const rightsBack = (before: Pick<Role, 'rights'>, after: Pick<Role, 'rights'>) => listBack(before.rights, after.rights)
const rolesBack = (before: Member, after: Member) => ({
  addRoles: gone(before.roleIds, after.roleIds),
  removeRoles: gone(after.roleIds, before.roleIds),
})

const gone = <Item>(from: readonly Item[], to: readonly Item[]): Item[] => from.filter((item) => !to.includes(item))
