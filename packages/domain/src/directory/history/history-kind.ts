import { mutations } from '../mutations/mutations.ts'
import type { LoggedName } from './history-entry.ts'
import { loggedBesides, type HistoryKind } from './history-kinds.ts'

export const historyKind = (name: LoggedName): HistoryKind =>
  name === 'importOrganization' ? loggedBesides[name] : mutations[name].history
