import type { AnyDraftMutation, Undo } from '../kernel/define-mutation.ts'
import type { ProcessType } from '../sections/processes/process-type.ts'
import type { DirectoryTypes } from './define-mutation.ts'
import type { Directory, DirectoryChange } from './directory.ts'
import { mainAccount } from './main-account.ts'
import type { Account, Member, Role, Service, Unit } from './records.ts'

type Drafts = readonly AnyDraftMutation[]
type ChangeOfKind<K extends DirectoryChange['kind']> = Extract<DirectoryChange, { readonly kind: K }>

/** Undoes every change of one kind of record, in their order. */
export const undoEach = <K extends DirectoryChange['kind']>(
  kind: K,
  back: (change: ChangeOfKind<K>, directory: Directory) => Drafts,
): Undo<DirectoryTypes> => ({
  mutations: (changes, directory) =>
    changes.flatMap((change) => (isOfKind(change, kind) ? back(change, directory) : [])),
})

/** Undoes every change of a member who is still there. */
export const undoEachMember = (
  back: (before: Member, after: Member, directory: Directory) => Drafts,
): Undo<DirectoryTypes> =>
  undoEach('member', ({ before, after }, directory) => (before && after ? back(before, after, directory) : []))

const isOfKind = <K extends DirectoryChange['kind']>(change: DirectoryChange, kind: K): change is ChangeOfKind<K> =>
  change.kind === kind

/** Back to the main account, the sub-account that was the home in between would stay as a grant (`movedHome`). */
export const homeBack = (before: Member, after: Member, directory: Directory): Drafts => {
  const { id: memberId, homeAccountId } = before
  if (homeAccountId === after.homeAccountId) return []
  const move = { name: 'moveMember', args: { memberId, homeAccountId } }
  if (homeAccountId !== mainAccount(directory).id) return [move]
  const { add, remove } = listBack(before.grants, [...after.grants, after.homeAccountId])
  return add.length + remove.length === 0 ? [move] : [move, { name: 'changeGrants', args: { memberId, add, remove } }]
}

/** A deleted role comes back without the administrators who had it: it gave them nothing (A16), and nothing can be given to them. */
export const roleBack = ({ before, after }: { readonly before: Role | null; readonly after: Role | null }): Drafts => {
  if (before === null) return after === null ? [] : [{ name: 'deleteRole', args: { roleId: after.id } }]
  const { id: roleId, name, rights } = before
  if (after === null) return [{ name: 'createRole', args: { roleId, name, rights: [...rights] } }]
  const renamed = name === after.name ? {} : { name }
  return [{ name: 'changeRole', args: { roleId, ...renamed, ...listBack(rights, after.rights) } }]
}

/** A type that was added is removed again; its record stays for the processes that have it meanwhile. */
export const processTypeBack = ({
  before,
  after,
}: {
  readonly before: ProcessType | null
  readonly after: ProcessType | null
}): Drafts => {
  if (after === null) return []
  const processTypeId = after.id
  if (before?.status !== 'active') return [{ name: 'removeProcessType', args: { processTypeId } }]
  const { name, days, unit = 'days' } = before
  if (after.status === 'removed') return [{ name: 'addProcessType', args: { processTypeId, name, days, unit } }]
  const back = {
    ...(name === after.name ? {} : { name }),
    ...(days === after.days ? {} : { days }),
    ...(unit === (after.unit ?? 'days') ? {} : { unit }),
  }
  return [{ name: 'changeProcessType', args: { processTypeId, ...back } }]
}

export const accountBack = ({
  before,
  after,
}: {
  readonly before: Account | null
  readonly after: Account | null
}): Drafts => {
  if (before === null || after === null) return []
  const accountId = before.id
  const renamed: Drafts =
    before.name === after.name ? [] : [{ name: 'renameAccount', args: { accountId, name: before.name } }]
  if (before.status === after.status) return renamed
  return [...renamed, { name: before.status === 'active' ? 'restoreAccount' : 'archiveAccount', args: { accountId } }]
}

export const unitBack = ({ before, after }: { readonly before: Unit | null; readonly after: Unit | null }): Drafts => {
  if (before === null) return after === null ? [] : [{ name: 'removeUnit', args: { unitId: after.id } }]
  const { id: unitId, accountId, identifier, name } = before
  if (after !== null) return name === after.name ? [] : [{ name: 'renameUnit', args: { unitId, name } }]
  return [{ name: 'addUnit', args: { unitId, accountId, identifier, ...(name === null ? {} : { name }) } }]
}

export const serviceBack = ({
  before,
  after,
}: {
  readonly before: Service | null
  readonly after: Service | null
}): Drafts => {
  if (before === null) return after === null ? [] : [{ name: 'removeService', args: { serviceId: after.id } }]
  if (after !== null) return []
  const { id: serviceId, accountId, unitId, type } = before
  return [{ name: 'addService', args: { serviceId, accountId, unitId, type } }]
}

/** What to add and remove, so that a list that went from `before` to `after` goes back, whatever else has changed in it. */
export const listBack = <Item extends string>(before: readonly Item[], after: readonly Item[]) => ({
  add: missingIn(before, after),
  remove: missingIn(after, before),
})

const missingIn = <Item>(from: readonly Item[], to: readonly Item[]): Item[] =>
  from.filter((item) => !to.includes(item))
