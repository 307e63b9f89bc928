/** Ink: access. Hollow: no access. Accent: the highlighted account. Hollow accent: suspended. Dashed amber: waiting. */
export type ToothState = 'on' | 'off' | 'here' | 'held' | 'wait'

export interface Tooth {
  readonly id: string
  readonly name: string
  readonly state: ToothState
}

/** An account as a comb needs it: in the order of creation, the main account first. */
export interface CombAccount {
  readonly id: string
  readonly name: string
}

export interface Reach {
  readonly accounts: readonly CombAccount[]
  /** Accounts with access. */
  readonly reached: ReadonlySet<string>
  /** The highlighted account. It is coloured only with access. */
  readonly here?: string | undefined
  /** Accounts that a pending change adds or removes. */
  readonly waiting?: ReadonlySet<string>
  /** The person is suspended: access is shown as suspended. */
  readonly suspended?: boolean
}

/** How many teeth beside the main account's can be read. */
export const subAccountsShownMax = 12

export const combTeeth = (reach: Reach): readonly Tooth[] =>
  reach.accounts.map(({ id, name }) => ({ id, name, state: toothState(id, reach) }))

const toothState = (id: string, { reached, here, waiting, suspended }: Reach): ToothState => {
  if (waiting?.has(id) === true) return 'wait'
  if (!reached.has(id)) return 'off'
  if (suspended === true) return 'held'
  return id === here ? 'here' : 'on'
}

export const isInReach = ({ state }: Tooth): boolean => state !== 'off'

/** Past twelve sub-accounts teeth cannot be read: only the block and their number. Null up to that. */
export const shortComb = (teeth: readonly Tooth[]): { reached: number; total: number } | null => {
  const subAccounts = teeth.slice(1)
  if (subAccounts.length <= subAccountsShownMax) return null
  return { reached: subAccounts.filter(isInReach).length, total: subAccounts.length }
}
