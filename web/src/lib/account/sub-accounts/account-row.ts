import { accountsInOrder, mainAccount, type Account, type AccountId, type Directory, type Unit } from '@kontor/domain'
import { nameOrder } from '#lib/format/name-order.ts'
import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'

/** One account in the list of sub-accounts (A7), with the tasks of a new one (A14). */
export interface AccountRow {
  readonly account: Account
  /** By identifier. */
  readonly units: readonly Unit[]
  readonly services: number
  /** Members by home or by grant. Administrators have access to every account, and are counted in their home only. */
  readonly people: number
  /** Pending invitations that give access to it. */
  readonly invited: number
}

/** Main account first, then by order of creation, archived ones included. */
export const accountRows = (directory: Directory): readonly AccountRow[] => {
  const units = new Map<AccountId, Unit[]>()
  for (const unit of directory.unit.values()) {
    const known = units.get(unit.accountId)
    if (known) known.push(unit)
    else units.set(unit.accountId, [unit])
  }
  const services = new Map<AccountId, number>()
  for (const { accountId } of directory.service.values()) count(services, accountId)
  const { people, invited } = countPeople(directory)

  return accountsInOrder(directory).map((account) => ({
    account,
    units: (units.get(account.id) ?? []).sort((one, other) => nameOrder.compare(one.identifier, other.identifier)),
    services: services.get(account.id) ?? 0,
    people: people.get(account.id) ?? 0,
    invited: invited.get(account.id) ?? 0,
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
export const tasksOf = ({ account, units, services, people, invited }: AccountRow): AccountTasks | null => {
  if (account.kind === 'main' || account.status === 'archived') return null
  const done = { unit: units.length > 0, services: services > 0, users: people + invited > 0 }
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

const countPeople = (directory: Directory) => {
  const main = mainAccount(directory).id
  const people = new Map<AccountId, number>()
  const invited = new Map<AccountId, number>()
  for (const { admin, homeAccountId, grants } of directory.member.values()) {
    count(people, homeAccountId)
    if (!admin && homeAccountId === main) for (const id of new Set(grants)) count(people, id)
  }
  for (const { admin, status, homeAccountId, grants } of directory.invitation.values()) {
    if (status !== 'pending') continue
    count(invited, homeAccountId)
    if (!admin && homeAccountId === main) for (const id of new Set(grants)) count(invited, id)
  }
  return { people, invited }
}
