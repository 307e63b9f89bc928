import { mainAccount, type Directory } from '@kontor/domain'

/** The steps of a new owner, in the order in which they are shown. */
export const firstStepNames = ['registered', 'services', 'subAccount', 'users'] as const
export type FirstStepName = (typeof firstStepNames)[number]
/** Each step, and whether it is done. */
export type FirstSteps = Readonly<Record<FirstStepName, boolean>>

/**
 * The first steps of a new owner (A1, A14). Null once there is a second person, or an invitation of any state: the
 * organization is in use then, and a visit begins in a section.
 */
export const firstSteps = (directory: Directory): FirstSteps | null => {
  if (directory.member.size > 1 || directory.invitation.size > 0) return null
  const main = mainAccount(directory).id
  return {
    registered: true,
    services: [...directory.service.values()].some(({ accountId }) => accountId === main),
    subAccount: directory.account.size > 1,
    users: false,
  }
}
