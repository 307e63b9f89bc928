import {
  sameIdentifierForm,
  type AccountId,
  type Directory,
  type Facts,
  type InvitationId,
  type LegalEntity,
  type LoginFacts,
  type LoginId,
  type MemberId,
  type OrganizationId,
  type Questions,
} from '@kontor/domain'
import type { Identity } from '../identity/identity.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { Store } from '../store/store.ts'
import type { LoginTries, LoginTry } from './login-tries.ts'

/** The caller, with `organizationId` as in `LoginTry`; null for the server itself. */
export type FindCaller = () => LookUpCaller | null
export interface LookUpCaller extends Pick<LoginTry, 'loginId' | 'organizationId'> {
  /** No mails are sent, because the mutation belongs to the demonstration's past. */
  readonly isQuiet: boolean
}

/**
 * Looks up the facts that mutators need from outside their document. One finder serves one commit, and looks up once
 * what several mutations need. The definition of a mutation names its `facts`.
 */
export class FactFinder {
  readonly #store: Store
  readonly #identity: Pick<Identity, 'findLogin'>
  readonly #organizationId: OrganizationId
  readonly #tries: LoginTries
  readonly #mails: MailAllowance
  readonly #directory: Pick<Directory, 'organization' | 'invitation' | 'member'>
  readonly #now: number

  constructor(options: {
    readonly store: Store
    readonly identity: Pick<Identity, 'findLogin'>
    readonly organizationId: OrganizationId
    readonly tries: LoginTries
    readonly mails: MailAllowance
    /** Called before the commit. */
    readonly directory: Pick<Directory, 'organization' | 'invitation' | 'member'>
    readonly now: number
  }) {
    this.#store = options.store
    this.#identity = options.identity
    this.#organizationId = options.organizationId
    this.#tries = options.tries
    this.#mails = options.mails
    this.#directory = options.directory
    this.#now = options.now
  }

  async find(questions: Questions, mutationId: string, findCaller: FindCaller): Promise<Facts> {
    const { unit, contractUnits, accountId, person, loginId, belongsElsewhere, mailTo, invitationId } = questions
    const take = async (): Promise<number | null> => {
      const caller = findCaller()
      // The fact was looked up before the mutation was sent; another pair of names under the same id is another
      // look-up.
      const lookUp = JSON.stringify([mutationId, person?.username, person?.email])
      return caller === null ? null : this.#tries.take({ ...caller, mutationId: lookUp })
    }
    return {
      ...(unit === undefined ? {} : await this.#aboutUnit(unit)),
      ...(contractUnits === undefined ? {} : { takenContractUnit: await this.#takenContractUnit(contractUnits) }),
      ...(accountId === undefined ? {} : { accountIdTaken: await this.#accountIdTaken(accountId) }),
      ...(person === undefined ? {} : await this.#aboutPerson(person, take)),
      ...(loginId === undefined ? {} : await this.#aboutLogin(loginId)),
      ...(belongsElsewhere === undefined ? {} : { belongsElsewhere: await this.#belongsElsewhere(belongsElsewhere) }),
      ...(mailTo === undefined ? {} : await this.#aboutMail(mailTo, mutationId, findCaller())),
      ...(invitationId === undefined ? {} : { linkGeneration: await this.#linkGeneration(invitationId) }),
    }
  }

  /** A claim by this organisation does not count: its own accounts are checked in its directory. */
  async #aboutUnit(identifier: string): Promise<Facts> {
    const form = sameIdentifierForm(identifier)
    const claim = await this.#store.unitClaim(form)
    const claimed = claim !== null && claim.organizationId !== this.#organizationId
    return { unit: { claimed, coveredBy: await this.#coveredBy(form) } }
  }

  async #coveredBy(form: string): Promise<LegalEntity | null> {
    const holder = await this.#store.contractHolder(form)
    return holder === null ? null : { name: holder.name, taxId: holder.taxId }
  }

  /** Decision 6: by a contract of another organisation, or by an account of one. */
  async #takenContractUnit(identifiers: readonly string[]): Promise<string | null> {
    for (const identifier of identifiers) {
      const form = sameIdentifierForm(identifier)
      const holder = (await this.#store.contractHolder(form))?.id ?? this.#organizationId
      const claimer = (await this.#store.unitClaim(form))?.organizationId ?? this.#organizationId
      if (holder !== this.#organizationId || claimer !== this.#organizationId) return identifier
    }
    return null
  }

  async #accountIdTaken(accountId: AccountId): Promise<boolean> {
    const owner = await this.#store.organizationOfAccount(accountId)
    return owner !== null && owner !== this.#organizationId
  }

  /**
   * B9: the time of the answer must not reveal whether the login exists, so the second look-up is made without a login
   * too. Past the bound nothing is looked up.
   */
  async #aboutPerson(person: NonNullable<Questions['person']>, take: () => Promise<number | null>): Promise<Facts> {
    const triesAfterMs = await take()
    if (triesAfterMs !== null) return { triesAfterMs }
    const loginId = await this.#identity.findLogin(person)
    const found = await this.#aboutLogin(loginId ?? unknownLogin)
    return loginId === null ? { login: null } : found
  }

  async #aboutLogin(loginId: LoginId): Promise<Facts> {
    const login: LoginFacts = { loginId, primaryOf: await this.#store.primaryOrganizations(loginId) }
    return { login }
  }

  async #belongsElsewhere(memberId: MemberId): Promise<boolean> {
    const loginId = this.#directory.member.get(memberId)?.loginId
    if (loginId === undefined) return false
    const organizations = await this.#store.organizationsOfLogin(loginId)
    return organizations.some((organizationId) => organizationId !== this.#organizationId)
  }

  /** F3. Counts nothing for logins that may not administer here: their mutation is refused in any case. */
  async #aboutMail(
    mailTo: NonNullable<Questions['mailTo']>,
    mutationId: string,
    caller: LookUpCaller | null,
  ): Promise<Facts> {
    const { organization } = this.#directory
    const email = this.#addressOf(mailTo)
    if (email === undefined || organization === null) return {}
    if (caller === null || caller.organizationId === null || caller.isQuiet) return {}
    const refused = await this.#mails.take({
      id: `${caller.loginId}/${mutationId}`,
      kind: 'memberId' in mailTo ? 'password-link' : 'invitation',
      email,
      organization: { id: organization.id, ageMs: this.#now - organization.createdAt },
    })
    return refused === null ? {} : { mailRefused: { by: refused.by, afterMs: refused.waitMs } }
  }

  #addressOf(mailTo: NonNullable<Questions['mailTo']>): string | undefined {
    if ('email' in mailTo) return mailTo.email
    const { member, invitation } = this.#directory
    return ('memberId' in mailTo ? member.get(mailTo.memberId) : invitation.get(mailTo.invitationId))?.email
  }

  #linkGeneration(invitationId: InvitationId): Promise<number> {
    return this.#store.invitationGeneration(this.#organizationId, invitationId)
  }
}

/** No login has this id: ids of logins are longer. */
const unknownLogin = 'unknown' as LoginId
