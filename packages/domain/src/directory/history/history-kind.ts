import { mutations } from '../mutations/mutations.ts'
import type { LoggedName } from './history-entry.ts'
import type { HistoryKind } from './history-kinds.ts'

export const historyKind = (name: LoggedName): HistoryKind =>
  name === 'importOrganization' ? 'accounts' : mutations[name].history

/** Is it the name of something that the log may hold? */
export const isLoggedName = (name: string): name is LoggedName =>
  name === 'importOrganization' || Object.hasOwn(mutations, name)
