import type { WayOut } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** What the button or link of a way out says. */
export const wayName = (way: WayOut): string => m.way_out({ to: way.to === 'request' ? way.kind : way.to })
