import type { DirectoryRefusal } from './refusal.ts'

/** The refusals that the contract, the legal entity and the primary login bring with them (B18, B19, B22 to B25). */
export type ContractRefusal = Extract<DirectoryRefusal, { readonly code: ContractRefusalCode }>
export const contractRefusalCodes = [
  'unit-taken',
  'unit-outside-contract',
  'different-legal-entity',
  'contract-unit-is-fixed',
  'login-is-primary-elsewhere',
] as const
export type ContractRefusalCode = (typeof contractRefusalCodes)[number]

/** Who reads the refusal: what each of them can do about it differs. */
export const refusedPeople = ['administrator', 'invited', 'visitor', 'operator'] as const
export type RefusedPerson = (typeof refusedPeople)[number]

/** What a person can do about a refusal. */
export type WayOut =
  /** A request to the operator, about this identifier. */
  | { readonly to: 'request'; readonly kind: 'add-unit' | 'register-unit'; readonly identifier: string }
  /** A conversation with the operator. */
  | { readonly to: 'conversation' }
  /** A separate main account, with another user name. */
  | { readonly to: 'registration' }
  /** Another login for the same person: for an administrator the invitation form, for the invited person the page of the link. */
  | { readonly to: 'second-login' }
  /** The accounts of this organisation, one of which has the unit. */
  | { readonly to: 'accounts'; readonly search: string }
  /** The operator's register of units. */
  | { readonly to: 'unit-register'; readonly search: string }
  | { readonly to: 'sign-in' }

export const isContractRefusal = (refusal: { readonly code: string }): refusal is ContractRefusal =>
  contractRefusalCodes.some((code) => code === refusal.code)

/** The best way first; none for a person who never receives this refusal. */
export const waysOut = (refusal: ContractRefusal, by: RefusedPerson): readonly WayOut[] => ways[by](refusal)

const ways: Readonly<Record<RefusedPerson, (refusal: ContractRefusal) => readonly WayOut[]>> = {
  administrator: (refusal) => {
    switch (refusal.code) {
      case 'unit-taken':
        return refusal.accountName === null
          ? [{ to: 'conversation' }]
          : [{ to: 'accounts', search: refusal.identifier }]
      case 'unit-outside-contract':
        return [
          { to: 'request', kind: 'add-unit', identifier: refusal.identifier },
          { to: 'request', kind: 'register-unit', identifier: refusal.identifier },
        ]
      case 'different-legal-entity':
        return [{ to: 'registration' }, { to: 'conversation' }]
      case 'contract-unit-is-fixed':
        return [{ to: 'conversation' }]
      case 'login-is-primary-elsewhere':
        return [{ to: 'second-login' }]
    }
  },
  invited: ({ code }) => (code === 'login-is-primary-elsewhere' ? [{ to: 'second-login' }] : []),
  visitor: ({ code }) => (code === 'unit-taken' ? [{ to: 'sign-in' }] : []),
  operator: (refusal) =>
    refusal.code === 'unit-taken' || refusal.code === 'different-legal-entity'
      ? [{ to: 'unit-register', search: refusal.identifier }]
      : [],
}
