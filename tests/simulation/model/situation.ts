import type {
  Account,
  ChangedDeadline,
  Invitation,
  Member,
  Organization,
  ProcessType,
  Role,
  Service,
  Token,
  Unit,
  Webhook,
} from '@kontor/domain'

/**
 * The second model of the rules, written from REQUIREMENTS and DESIGN alone, plainly and slowly; it calls nothing of the
 * domain, so that a mistake there is not repeated here. Only the shapes of the records are shared.
 */
export interface ModelDirectory {
  readonly organization: Organization | null
  readonly account: readonly Account[]
  readonly unit: readonly Unit[]
  readonly service: readonly Service[]
  readonly role: readonly Role[]
  readonly member: readonly Member[]
  readonly invitation: readonly Invitation[]
  readonly processType: readonly ProcessType[]
  readonly deadline: readonly ChangedDeadline[]
  readonly token: readonly Token[]
  readonly webhook: readonly Webhook[]
}
export type ModelKind = Exclude<keyof ModelDirectory, 'organization'>

export const emptyModel: ModelDirectory = {
  organization: null,
  account: [],
  unit: [],
  service: [],
  role: [],
  member: [],
  invitation: [],
  processType: [],
  deadline: [],
  token: [],
  webhook: [],
}

/** What is true elsewhere in the deployment. */
export interface Elsewhere {
  /** Of the other organisations. */
  readonly directories: readonly ModelDirectory[]
  readonly logins: readonly {
    readonly id: string
    readonly name: string
    readonly username: string
    readonly email: string
  }[]
}

/** Who asks for what, where and when. */
export interface Situation {
  readonly here: ModelDirectory
  readonly elsewhere: Elsewhere
  readonly now: number
  /** Null: the server itself. */
  readonly actor: Member | null
}

export type Change =
  | { readonly kind: 'organization'; readonly put: Organization }
  | { readonly kind: ModelKind; readonly put: { readonly id: string } }
  | { readonly kind: ModelKind; readonly remove: string }

/** Every reason against it that holds, or what it changes. */
export type Answer = { readonly reasons: readonly string[] } | { readonly changes: readonly Change[] }

export const refused = (...reasons: readonly string[]): Answer => ({ reasons })
export const changed = (...changes: readonly Change[]): Answer => ({ changes })

/** The reasons that hold; without any, the changes. */
export const unless = (
  reasons: readonly (readonly [holds: boolean, reason: string])[],
  changes: () => readonly Change[],
): Answer => {
  const holding = reasons.filter(([holds]) => holds).map(([, reason]) => reason)
  return holding.length > 0 ? { reasons: holding } : { changes: changes() }
}

export const withChanges = (directory: ModelDirectory, changes: readonly Change[]): ModelDirectory => {
  const next: Record<ModelKind, readonly { readonly id: string }[]> = { ...directory }
  let { organization } = directory
  for (const change of changes) {
    if (change.kind === 'organization') {
      organization = change.put
      continue
    }
    const id = 'put' in change ? change.put.id : change.remove
    const others = next[change.kind].filter((record) => record.id !== id)
    next[change.kind] = 'put' in change ? [...others, change.put] : others
  }
  return { ...directory, ...next, organization } as ModelDirectory
}

export const byId = <T extends { readonly id: string }>(records: readonly T[], id: unknown): T | undefined =>
  records.find((record) => record.id === id)

export const mainOf = (directory: ModelDirectory): Account => {
  const main = directory.account.find(({ kind }) => kind === 'main')
  if (main === undefined) throw new Error('every organisation has a main account')
  return main
}

const taxId = (text = ''): string => text.replace(/[\s-]/g, '').replace(/^PL/, '')
/** B24, B25: however the tax number is written. */
export const isSameEntity = (one: ModelDirectory, other: ModelDirectory): boolean =>
  taxId(one.organization?.legalEntity.taxId) === taxId(other.organization?.legalEntity.taxId)

/** Decision 5: primary in an organisation of another legal entity. */
export const isPrimaryElsewhere = ({ here, elsewhere }: Situation, loginId: string): boolean =>
  elsewhere.directories.some(
    (other) => !isSameEntity(other, here) && other.member.some((one) => one.primary && one.loginId === loginId),
  )

/** Of whatever legal entity. */
export const isMemberElsewhere = ({ directories }: Elsewhere, loginId: string): boolean =>
  directories.some((other) => other.member.some((one) => one.loginId === loginId))

const rightsOfProfile: Readonly<Record<string, readonly string[]>> = {
  telecom: ['processes', 'units', 'mail', 'finance', 'account'],
  hospitality: ['calendar', 'mail', 'finance', 'property', 'reservations', 'account', 'promotions'],
}
const servicesOfProfile: Readonly<Record<string, readonly string[]>> = {
  telecom: ['fnp', 'mnp', 'location'],
  hospitality: ['accommodation', 'dining', 'wellness', 'events'],
}
export const rightsHere = ({ organization }: ModelDirectory): readonly string[] =>
  rightsOfProfile[organization?.profile ?? ''] ?? []
export const servicesHere = ({ organization }: ModelDirectory): readonly string[] =>
  servicesOfProfile[organization?.profile ?? ''] ?? []

export const plus = (list: readonly string[], add: readonly string[], remove: readonly string[]): string[] =>
  [...new Set([...list, ...add])].filter((item) => !remove.includes(item))

/** An invitation can be accepted for seven days, and as long as the administrator who sent it last is one (B2, B8). */
export const isOpen = (directory: ModelDirectory, invitation: Invitation, now: number): boolean => {
  const inviter = byId(directory.member, invitation.invitedBy)
  const isValid = inviter !== undefined && inviter.admin && inviter.status === 'active'
  return invitation.status === 'pending' && now < invitation.expiresAt && isValid
}
export const sevenDaysMs = 7 * 24 * 3_600_000
