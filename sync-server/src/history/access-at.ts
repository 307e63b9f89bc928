import {
  accountsInOrder,
  applyChanges,
  effectiveAccess,
  emptyDirectory,
  type AccountId,
  type AccountReason,
  type Directory,
  type Member,
  type MemberId,
  type Right,
} from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'
import { readLog } from './log-reader.ts'

/** Who could enter what, at the end of a moment. */
export interface PersonThen {
  readonly memberId: MemberId
  readonly name: string
  readonly username: string
  readonly admin: boolean
  readonly primary: boolean
  readonly accounts: readonly {
    readonly accountId: AccountId
    readonly name: string
    readonly reason: AccountReason
    readonly rights: readonly Right[]
  }[]
}

/**
 * The directory as it was at the end of a moment, built from the log. A clock that was set back leaves later entries
 * with earlier times: what counts is everything up to the last entry that is not later (as `directoryAt` of the domain).
 */
export const directoryAtMoment = async (
  store: Pick<Store, 'log'>,
  document: DocumentName,
  at: number,
): Promise<Directory> => {
  let last = 0
  for await (const entry of readLog(store, document, { beyond: Number.MAX_SAFE_INTEGER, direction: 'back' })) {
    last = entry.seq
    if (entry.at <= at) break
    last = 0
  }
  const directory = emptyDirectory()
  for await (const { seq, changes } of readLog(store, document, { beyond: 0, direction: 'forth' })) {
    if (seq > last) break
    applyChanges(directory, changes)
  }
  return directory
}

/** Everybody who reached an account then, or the one account that is asked about, by the rules' own function. */
export function* peopleThen(directory: Directory, accountId: AccountId | null): Generator<void, readonly PersonThen[]> {
  const people: PersonThen[] = []
  if (directory.organization === null) return people
  const names = new Map(accountsInOrder(directory).map(({ id, name }) => [id, name]))
  for (const member of directory.member.values()) {
    yield
    const accounts = effectiveAccess(directory, member.id)
      .filter((access) => accountId === null || access.accountId === accountId)
      .map((access) => ({
        accountId: access.accountId,
        name: names.get(access.accountId) ?? '',
        reason: access.reason,
        rights: access.rights.map(({ right }) => right),
      }))
    if (accounts.length > 0) people.push({ ...factsOf(member), accounts })
  }
  return people
}

const factsOf = ({ id, name, username, admin, primary }: Member) => ({ memberId: id, name, username, admin, primary })
