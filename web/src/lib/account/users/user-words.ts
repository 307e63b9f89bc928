import { m } from '#lib/paraglide/messages.js'
import type { UserColumn } from './user-column.ts'
import type { SeenFilter, UserTab } from './user-query.ts'
import type { UserState, UserType } from './user-row.ts'

/** In a filter: `stan: oczekujący`. */
export const userStateName = (state: UserState): string => m.users_state({ state })

/** In a filter: `typ: administratorzy`. */
export const userTypeName = (type: UserType): string => m.users_type({ type })

/** In a filter: `logowanie: nigdy`. */
export const seenFilterName = (seen: SeenFilter): string => m.users_seen({ seen })

/** Of one person. */
export const typeOfUser = (type: UserType): string => m.users_type_of_one({ type })

export const stateOfUser = (state: UserState): string => m.users_state_of_one({ state })

export const userTabName = (tab: UserTab): string => m.user_tab({ tab })

export const columnName = (column: UserColumn): string => m.users_column({ column })
