import type {
  Directory,
  ExplainedAccount,
  ExplainedRight,
  Member,
  Origin,
  Provenance,
  RightReason,
  RoleId,
} from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** How a person has access to an account, or why not, in two words. */
export const reachWords = ({ allowed, reason, barriers }: ExplainedAccount): string => {
  if (barriers.includes('archived')) return m.reach_how({ how: 'archived' })
  if (!allowed && reason !== null) return m.reach_how({ how: 'suspended' })
  return m.reach_how({ how: reason ?? 'none' })
}

/**
 * The account's place in the tree: hollow without access, hollow in the accent colour where a suspension prevents it.
 */
export const limbState = ({ allowed, reason, barriers }: ExplainedAccount): 'on' | 'off' | 'held' => {
  if (allowed) return 'on'
  return reason !== null && !barriers.includes('archived') ? 'held' : 'off'
}

/** How a right is held, in two words. */
export const holdingWords = ({ reasons }: Pick<ExplainedRight, 'reasons'>): string =>
  m.right_how({ how: holding(reasons) })

const holding = (reasons: readonly RightReason[]): string => {
  const by = new Set(reasons.map((reason) => reason.by))
  if (by.has('administrator')) return 'administrator'
  if (by.has('direct')) return by.has('role') ? 'both' : 'direct'
  return by.has('role') ? 'role' : 'none'
}

/** One reason in a sentence, with its origin as far as the log has it. */
export interface WhyLine {
  readonly about: 'account' | 'right'
  readonly holds: boolean
  readonly text: string
  /** Undefined where nothing was given: it has no origin. */
  readonly origin?: Origin | null
}

export const accountLines = (
  directory: Directory,
  member: Member,
  account: ExplainedAccount,
  provenance: Provenance | null,
): readonly WhyLine[] => {
  const about = 'account'
  const lines: WhyLine[] = []
  if (account.reason === 'administrator')
    lines.push({ about, holds: true, text: m.why_account_administrator(), origin: provenance?.admin ?? null })
  else if (account.reason === 'home')
    lines.push({ about, holds: true, text: m.why_account_home(), origin: provenance?.home ?? null })
  else if (account.reason === 'grant')
    lines.push({ about, holds: true, text: m.why_account_grant(), origin: grantOrigin(provenance, account) })
  for (const barrier of account.barriers)
    lines.push({ about, holds: false, text: barrierText(directory, member, barrier) })
  return lines
}

const grantOrigin = (provenance: Provenance | null, { accountId }: ExplainedAccount): Origin | null =>
  provenance?.grants.find((grant) => grant.accountId === accountId)?.origin ?? null

const barrierText = (directory: Directory, member: Member, barrier: ExplainedAccount['barriers'][number]): string => {
  switch (barrier) {
    case 'no-grant':
      return m.why_account_no_grant()
    case 'home-is-sub-account':
      return m.why_account_sub_home({ account: directory.account.get(member.homeAccountId)?.name ?? '' })
    case 'archived':
      return m.why_account_archived()
    case 'suspended':
      return m.why_account_suspended()
  }
}

export const rightLines = (
  directory: Directory,
  right: ExplainedRight,
  provenance: Provenance | null,
): readonly WhyLine[] => {
  const about = 'right'
  if (right.reasons.length === 0) return [{ about, holds: false, text: m.why_right_none() }]
  return right.reasons.map((reason): WhyLine => {
    switch (reason.by) {
      case 'administrator':
        return { about, holds: true, text: m.why_right_administrator(), origin: provenance?.admin ?? null }
      case 'direct':
        return {
          about,
          holds: true,
          text: m.why_right_direct(),
          origin: provenance?.rights.find((given) => given.right === right.right)?.origin ?? null,
        }
      case 'role':
        return {
          about,
          holds: true,
          text: roleText(directory, reason.roleId),
          origin: provenance?.roles.find((given) => given.roleId === reason.roleId)?.origin ?? null,
        }
    }
  })
}

const roleText = (directory: Directory, roleId: RoleId): string => {
  let count = 0
  for (const member of directory.member.values()) if (member.roleIds.includes(roleId)) count += 1
  return m.why_right_role({ role: directory.role.get(roleId)?.name ?? '', count })
}
