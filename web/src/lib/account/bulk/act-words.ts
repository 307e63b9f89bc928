import { m } from '#lib/paraglide/messages.js'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { isAboutInvitations, type BulkAct } from './bulk-change.ts'
import type { Applicability } from './bulk-plan.ts'

/** The name in the bar of selected people. */
export const actInBar = (act: BulkAct): string => m.bulk_in_bar({ act })

/** Why it is possible for none of the selected people; undefined where it is possible. */
export const whyNotAct = ({ act, count, refusal }: Applicability): string | undefined => {
  if (count > 0) return undefined
  // That the owner can never be suspended does not explain the others, who simply are not suspended.
  if (refusal !== null && act !== 'reinstate') return refusalSentence(refusal)
  if (act === 'reinstate' || act === 'suspend') return m.bulk_nobody_to({ act })
  return isAboutInvitations(act) ? m.bulk_no_invitation_marked() : m.bulk_no_member_marked()
}
