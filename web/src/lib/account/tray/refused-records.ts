import type { MutationId } from '@kontor/domain'
import { kindKeyOf, type TrayEntry } from '@kontor/replica'

const subjects = ['memberId', 'invitationId', 'accountId', 'roleId', 'unitId', 'serviceId', 'processTypeId'] as const

/**
 * The records of the directory that refused changes concern, each with the last of them: their rows have a mark that links
 * to the tray.
 */
export const refusedRecords = (tray: readonly TrayEntry[]): ReadonlyMap<string, MutationId> => {
  const refused = new Map<string, MutationId>()
  for (const { id, document, args } of tray) {
    // A section's change may name a member or an account too; its record is elsewhere.
    if (kindKeyOf(document) !== 'directory') continue
    const subject = subjects.map((name) => args[name]).find((value) => typeof value === 'string')
    if (typeof subject === 'string') refused.set(subject, id)
  }
  return refused
}
