import type { AccountId, Right, RoleId } from '@kontor/domain'
import type { PendingMutation } from '@kontor/replica'
import { listArgument } from '#lib/form/argument.ts'

/** What waiting changes add to a person and take away; drawn as dashed chips and teeth. */
export interface WaitingAccess {
  readonly rights: ReadonlySet<Right>
  readonly rightsTaken: ReadonlySet<Right>
  readonly roleIds: ReadonlySet<RoleId>
  readonly accountIds: ReadonlySet<AccountId>
}

const nothing: WaitingAccess = {
  rights: new Set(),
  rightsTaken: new Set(),
  roleIds: new Set(),
  accountIds: new Set(),
}

/** Waiting access by the person concerned: a list reads it for each of its rows. */
export const changesByPerson = (pending: readonly PendingMutation[]): ReadonlyMap<string, readonly PendingMutation[]> =>
  Map.groupBy(
    pending.filter(({ args }) => typeof args['memberId'] === 'string'),
    ({ args }) => args['memberId'] as string,
  )

/** In the order of sending: what a later change undoes no longer waits. */
export const waitingAccess = (pending: readonly PendingMutation[], memberId: string): WaitingAccess => {
  const changes = pending.filter(({ args }) => args['memberId'] === memberId)
  if (changes.length === 0) return nothing
  const [rights, rightsTaken] = [new Set<Right>(), new Set<Right>()]
  const roleIds = new Set<RoleId>()
  const accountIds = new Set<AccountId>()
  for (const { name, args } of changes) {
    if (name === 'changeRights') {
      move(listArgument<Right>(args, 'add'), rights, rightsTaken)
      move(listArgument<Right>(args, 'remove'), rightsTaken, rights)
      for (const id of listArgument<RoleId>(args, 'addRoles')) roleIds.add(id)
      for (const id of listArgument<RoleId>(args, 'removeRoles')) roleIds.delete(id)
    } else if (name === 'changeGrants') {
      for (const id of [...listArgument<AccountId>(args, 'add'), ...listArgument<AccountId>(args, 'remove')])
        toggle(accountIds, id)
    } else if (name === 'moveMember') accountIds.add(args['homeAccountId'] as AccountId)
  }
  return { rights, rightsTaken, roleIds, accountIds }
}

const move = <Item>(items: readonly Item[], into: Set<Item>, outOf: Set<Item>): void => {
  for (const item of items) if (!outOf.delete(item)) into.add(item)
}

const toggle = <Item>(items: Set<Item>, item: Item): void => {
  if (!items.delete(item)) items.add(item)
}
