import { dayMs } from '@kontor/domain'

/** Whole days until an invitation expires, rounded up: 1 on its last day. Never below 0. */
export const daysLeft = (expiresAt: number, now: number): number => Math.max(0, Math.ceil((expiresAt - now) / dayMs))
