import {
  accountsInOrder,
  allPeople,
  countedAs,
  mainAccount,
  noPeople,
  peopleOfAccounts,
  type Account,
  type AccountId,
  type Directory,
  type Unit,
} from '@kontor/domain'
import { nameOrder } from '#lib/format/name-order.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'

/** One account in the list of sub-accounts (A7), with the tasks of a new one (A14). */
export interface AccountRow {
  readonly account: Account
  /** By identifier. */
  readonly units: readonly Unit[]
  readonly services: number
  /** Everyone whom the list of users shows for it: administrators, people at home here and with a grant, in any state. */
  readonly people: number
  /** Those of them who were given this account, not every account as administrators are. */
  readonly assigned: number
}

/** Main account first, then by order of creation, archived ones included. */
export const accountRows = (directory: Directory, now: number): readonly AccountRow[] => {
  const units = new Map<AccountId, Unit[]>()
  for (const unit of directory.unit.values()) {
    const known = units.get(unit.accountId)
    if (known) known.push(unit)
    else units.set(unit.accountId, [unit])
  }
  const services = new Map<AccountId, number>()
  for (const { accountId } of directory.service.values()) count(services, accountId)
  const people = peopleOfAccounts(directory, now)
  const assigned = countAssigned(directory, now)

  return accountsInOrder(directory).map((account) => ({
    account,
    units: (units.get(account.id) ?? []).sort((one, other) => nameOrder.compare(one.identifier, other.identifier)),
    services: services.get(account.id) ?? 0,
    people: allPeople(people.get(account.id) ?? noPeople),
    assigned: assigned.get(account.id) ?? 0,
  }))
}

/** Whether every word of the text is in the name or in an identifier. */
export const accountsFound = (rows: readonly AccountRow[], text: string): readonly AccountRow[] => {
  const words = soughtWords(text)
  if (words.length === 0) return rows
  return rows.filter(({ account, units }) =>
    findsAll(
      words,
      searchForm([account.name, ...units.flatMap(({ identifier, name }) => [identifier, name ?? ''])].join(' ')),
    ),
  )
}

/** A14: the open tasks of a new sub-account; null once all are done, and for accounts that are no longer in use. */
export const tasksOf = ({ account, units, services, assigned }: AccountRow): AccountTasks | null => {
  if (account.kind === 'main' || account.status === 'archived') return null
  const done = { unit: units.length > 0, services: services > 0, users: assigned > 0 }
  return done.unit && done.services && done.users ? null : done
}

/** Each task, and whether it is done. */
export interface AccountTasks {
  readonly unit: boolean
  readonly services: boolean
  readonly users: boolean
}

/** The account whose checklist is unfolded by default: the newest. */
export const newestWithTasks = (rows: readonly AccountRow[]): AccountId | null => {
  let newest: Account | null = null
  for (const row of rows) {
    if (tasksOf(row) !== null && row.account.position > (newest?.position ?? -1)) newest = row.account
  }
  return newest?.id ?? null
}

const count = (counts: Map<AccountId, number>, id: AccountId): void => {
  counts.set(id, (counts.get(id) ?? 0) + 1)
}

const countAssigned = (directory: Directory, now: number): ReadonlyMap<AccountId, number> => {
  const main = mainAccount(directory).id
  const assigned = new Map<AccountId, number>()
  for (const person of [...directory.member.values(), ...directory.invitation.values()]) {
    if (countedAs(directory, person, now) === null) continue
    const { admin, homeAccountId, grants } = person
    const granted = !admin && homeAccountId === main ? grants : []
    for (const id of new Set([homeAccountId, ...granted])) count(assigned, id)
  }
  return assigned
}
