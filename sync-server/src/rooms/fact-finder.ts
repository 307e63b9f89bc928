import {
  sameIdentifierForm,
  sameTaxIdForm,
  type AccountId,
  type Facts,
  type LegalEntity,
  type LoginFacts,
  type LoginId,
  type OrganizationId,
} from '@kontor/domain'
import type { Identity } from '../identity/identity.ts'
import type { OrganizationRow, Store } from '../store/store.ts'
import type { LoginTries, LoginTry } from './login-tries.ts'

/** What is known about one mutation from outside its document, at the time of its commit. */
export interface FoundFacts {
  readonly facts: Facts
  /** The id in the arguments belongs to an account of another organisation. */
  readonly accountIdTaken: boolean
  readonly tokenGeneration: number
}

interface Question {
  readonly id: string
  readonly name: string
  readonly args: unknown
}

/** Tells who asks, `organizationId` as in `LoginTry`; null for the server itself. */
export type Asking = () => Pick<LoginTry, 'loginId' | 'organizationId'> | null

/**
 * Looks up what mutators must know from outside their document. One finder serves one commit, and asks once for what
 * several mutations need. Arguments are not parsed yet: what is missing or of another type is not looked up, and the
 * mutator then refuses it.
 */
export class FactFinder {
  readonly #store: Store
  readonly #identity: Pick<Identity, 'findLogin'>
  readonly #organizationId: OrganizationId
  readonly #tries: LoginTries
  #coverage: Promise<ReadonlyMap<string, readonly OrganizationRow[]>> | null = null

  constructor(options: {
    readonly store: Store
    readonly identity: Pick<Identity, 'findLogin'>
    readonly organizationId: OrganizationId
    readonly tries: LoginTries
  }) {
    this.#store = options.store
    this.#identity = options.identity
    this.#organizationId = options.organizationId
    this.#tries = options.tries
  }

  async find({ id, name, args }: Question, asking: Asking): Promise<FoundFacts> {
    const nothing = { facts: {}, accountIdTaken: false, tokenGeneration: 0 }
    switch (name) {
      case 'addUnit':
        return { ...nothing, facts: await this.#aboutUnit(textAt(args, 'identifier')) }
      case 'createSubAccount': {
        const accountIdTaken = await this.#accountIdTaken(textAt(args, 'accountId'))
        return { ...nothing, facts: await this.#aboutUnit(textAt(args, 'unit', 'identifier')), accountIdTaken }
      }
      case 'registerOrganization': {
        const accountIdTaken = await this.#accountIdTaken(textAt(args, 'account', 'id'))
        return { ...nothing, facts: await this.#aboutUnit(textAt(args, 'unit', 'identifier')), accountIdTaken }
      }
      case 'inviteExistingMember':
        return {
          ...nothing,
          facts: await this.#aboutPerson(textAt(args, 'username'), textAt(args, 'email'), () => {
            const asked = asking()
            return asked === null ? null : this.#tries.take({ ...asked, mutationId: id })
          }),
        }
      case 'acceptInvitation':
        return { ...nothing, facts: await this.#aboutLogin(textAt(args, 'loginId') as LoginId | null) }
      case 'resendInvitation':
        return { ...nothing, tokenGeneration: await this.#tokenGeneration(textAt(args, 'invitationId')) }
      default:
        return nothing
    }
  }

  /** A claim of this organisation is no claim of somebody else's: what its own accounts hold stands in its directory. */
  async #aboutUnit(identifier: string | null): Promise<Facts> {
    if (identifier === null) return {}
    const form = sameIdentifierForm(identifier)
    const claim = await this.#store.unitClaim(form)
    const claimed = claim !== null && claim.organizationId !== this.#organizationId
    return { unit: { claimed, coveredBy: await this.#coveredBy(form) } }
  }

  async #coveredBy(identifier: string): Promise<LegalEntity | null> {
    this.#coverage ??= this.#store.organizations().then(coverageOf)
    const covering = (await this.#coverage).get(identifier) ?? []
    const own = covering.find(({ id }) => id === this.#organizationId)
    const row = own ?? (await this.#ofSameEntity(covering)) ?? covering[0]
    return row === undefined ? null : { name: row.name, taxId: row.taxId }
  }

  /** Among several organisations whose contracts cover the unit, one of this organisation's own legal entity. */
  async #ofSameEntity(rows: readonly OrganizationRow[]): Promise<OrganizationRow | undefined> {
    if (rows.length < 2) return undefined
    const own = (await this.#store.organizations()).find(({ id }) => id === this.#organizationId)
    return own && rows.find(({ taxId }) => sameTaxIdForm(taxId) === sameTaxIdForm(own.taxId))
  }

  async #accountIdTaken(accountId: string | null): Promise<boolean> {
    if (accountId === null) return false
    const owner = await this.#store.organizationOfAccount(accountId as AccountId)
    return owner !== null && owner !== this.#organizationId
  }

  /**
   * B9: whether there is such a login shall not show in the time that it takes either, so the second look-up is done
   * for nobody too. Past the bound nothing is looked up at all.
   */
  async #aboutPerson(username: string | null, email: string | null, take: () => number | null): Promise<Facts> {
    if (username === null || email === null) return {}
    const triesAfterMs = take()
    if (triesAfterMs !== null) return { triesAfterMs }
    const loginId = await this.#identity.findLogin({ username, email })
    const found = await this.#aboutLogin(loginId ?? nobody)
    return loginId === null ? { login: null } : found
  }

  async #aboutLogin(loginId: LoginId | null): Promise<Facts> {
    if (loginId === null) return {}
    const login: LoginFacts = { loginId, primaryOf: await this.#store.primaryOrganizations(loginId) }
    return { login }
  }

  async #tokenGeneration(invitationId: string | null): Promise<number> {
    return invitationId === null ? 0 : this.#store.invitationGeneration(this.#organizationId, invitationId)
  }
}

/** No login is called so: ids of logins are longer. */
const nobody = 'nobody' as LoginId

const coverageOf = (rows: readonly OrganizationRow[]): ReadonlyMap<string, readonly OrganizationRow[]> => {
  const coverage = new Map<string, OrganizationRow[]>()
  for (const row of rows) {
    for (const form of new Set(row.contractUnits.map(sameIdentifierForm))) {
      const known = coverage.get(form)
      if (known === undefined) coverage.set(form, [row])
      else known.push(row)
    }
  }
  return coverage
}

/** The text that stands at a path of unparsed arguments; null when there is none. */
const textAt = (args: unknown, ...path: readonly string[]): string | null => {
  let value = args
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<string, unknown>)[key]
  }
  return typeof value === 'string' ? value : null
}
