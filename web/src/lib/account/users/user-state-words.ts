import { m } from '#lib/paraglide/messages.js'
import type { UserTab } from './user-query.ts'
import type { UserState } from './user-row.ts'

/** In a filter: `stan: oczekujący`. */
export const userStateName = (state: UserState): string => m.user_state({ state })

export const userTabName = (tab: UserTab): string => m.user_tab({ tab })
