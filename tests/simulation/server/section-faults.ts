import { directoryKind, kinds, processesKind, type AnyDraftMutation, type DocumentKinds } from '@kontor/domain'
import type { Store } from '../../../sync-server/src/store/store.ts'
import { instead } from './instead.ts'
import type { Sabotage } from './sabotage.ts'

/** S15: a section is committed without a look at where the directory is by then, after a while. */
const forgetTheDirectory: Sabotage = ({ store, clock, makeRooms }) => {
  const append: Store['append'] = async (commit) => {
    if (commit.judgedBy === null) return store.append(commit)
    await new Promise<void>((resolve) => void clock.after(200, resolve))
    return store.append({ ...commit, judgedBy: null })
  }
  return { rooms: makeRooms(instead(store, { append })) }
}

/** S18: what a section has shown once of its directory, it shows for ever. */
const showTheFirstDay: Sabotage = ({ store, makeRooms }) => {
  const first = new Map<string, AnyDraftMutation>()
  const projection: typeof processesKind.projection = (directory, accountId) => {
    const draft = first.get(accountId) ?? processesKind.projection?.(directory, accountId)
    if (draft === undefined) throw new Error('the section shows nothing of its directory')
    first.set(accountId, draft)
    return draft
  }
  return { rooms: makeRooms(store, withProcesses({ projection })) }
}

/** S17: the third number is passed over. */
const leaveOut: Sabotage = ({ store, makeRooms }) => {
  const nextNumber: typeof processesKind.nextNumber = ({ process }) => process.size + (process.size >= 2 ? 2 : 1)
  return { rooms: makeRooms(store, withProcesses({ nextNumber })) }
}

/** B19: a unit that leaves the contract stays in the account that has it. */
const leaveTheUnit: Sabotage = ({ store, makeRooms }) => {
  const { endContractUnit } = directoryKind.mutations
  const run: typeof endContractUnit.run = (directory, args, context) => {
    const result = endContractUnit.run(directory, args, context)
    return 'code' in result ? result : result.filter(({ kind }) => kind === 'organization')
  }
  const mutations = { ...directoryKind.mutations, endContractUnit: { ...endContractUnit, run } }
  return { rooms: makeRooms(store, { ...kinds, directory: { ...directoryKind, mutations } }) }
}

const withProcesses = (changed: Partial<typeof processesKind>): DocumentKinds => ({
  ...kinds,
  sections: { ...kinds.sections, processes: { ...processesKind, ...changed } },
})

export const sectionFaults = [
  { name: 'commit with a right that was taken away', server: forgetTheDirectory },
  { name: 'show the people of the first day', server: showTheFirstDay },
  { name: 'leave a number out', server: leaveOut },
  { name: 'leave the unit of an ended contract', server: leaveTheUnit },
] as const
