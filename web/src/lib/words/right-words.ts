import type { ProfileId, Right } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** `Poczta` */
export const rightName = (right: Right): string => m.right_name({ right })
/** As the object of a sentence: `Pocztę`. */
export const rightAsObject = (right: Right): string => m.right_as_object({ right })
/** What it opens, in a few words. */
export const rightHint = (right: Right, profile: ProfileId): string => m.right_hint({ right, profile })
