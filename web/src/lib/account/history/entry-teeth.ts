import {
  accountsInOrder,
  reachedAccounts,
  type AccountId,
  type Directory,
  type DirectoryChange,
  type HistoryEntry,
} from '@kontor/domain'
import { combTeeth, type Tooth } from '#lib/kit/comb-teeth.ts'

/** The accounts that an entry concerns, as a comb of today's accounts; null where it concerns none in particular. */
export const entryTeeth = (
  { changes, name, at }: Pick<HistoryEntry, 'changes' | 'name' | 'at'>,
  directory: Directory,
): readonly Tooth[] | null => {
  if (name === 'recordSignIn') return null
  const meant = changes.map((change) => meantBy(change, directory)).find((found) => found !== null)
  if (!meant) return null
  const accounts = accountsInOrder(directory).filter(({ status }) => status === 'active')
  // Later accounts did not exist then.
  const reached = new Set(
    accounts.filter(({ id, createdAt }) => createdAt <= at && meant.reached.has(id)).map(({ id }) => id),
  )
  if (reached.size === 0 && !meant.ofPerson) return null
  return combTeeth({ accounts, reached, here: meant.here, suspended: meant.suspended })
}

interface Meant {
  readonly reached: ReadonlySet<AccountId>
  readonly here?: AccountId | undefined
  readonly suspended: boolean
  readonly ofPerson: boolean
}

const meantBy = (change: DirectoryChange, directory: Directory): Meant | null => {
  if (change.kind === 'account') return only(change.id)
  if (change.kind === 'unit' || change.kind === 'service') return only((change.after ?? change.before)?.accountId)
  if (change.kind === 'invitation' && change.after !== null)
    return { reached: reachedAccounts(directory, change.after), suspended: false, ofPerson: true }
  if (change.kind !== 'member') return null
  const { before, after } = change
  if (after === null) return { reached: new Set(), suspended: false, ofPerson: true }
  const moved = after.homeAccountId !== before?.homeAccountId ? [after.homeAccountId] : []
  const given = before === null ? [] : after.grants.filter((id) => !before.grants.includes(id))
  const [here, ...more] = [...moved, ...given]
  return {
    reached: reachedAccounts(directory, after),
    here: more.length === 0 ? here : undefined,
    suspended: after.status === 'suspended',
    ofPerson: true,
  }
}

const only = (id: AccountId | undefined): Meant | null =>
  id === undefined ? null : { reached: new Set([id]), here: id, suspended: false, ofPerson: false }
