import type { AccountId, InvitationId, MutationId, OrganizationId, Refusal } from '@kontor/domain'
import type { Replica, TrayEntry } from '@kontor/replica'
import { checkMutation } from '#lib/api/check-mutation.ts'
import { FormState } from '#lib/form/form-state.svelte.ts'
import { getLocale } from '#lib/paraglide/runtime.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { newId } from '#lib/session/new-id.ts'
import { AccessDraft, type AccessChoice } from '../access/access-draft.svelte.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import { listArgument, textArgument } from '#lib/form/argument.ts'
import type { Settlement } from '#lib/session/settled.ts'

export type InviteField = 'name' | 'username' | 'email'

export interface InviteFormOptions {
  readonly view: DirectoryView
  readonly replica: Replica
  readonly organizationId: OrganizationId
  /** B9: a person with a login, found by user name and e-mail together. */
  readonly existing: boolean
  /** The default home account: the account in use. */
  readonly homeAccountId: AccountId
  /** A refused invitation to start from. */
  readonly change: TrayEntry | null
  /** The e-mail of a login that is primary elsewhere: the invitation is for a second login of that person (B25). */
  readonly beside?: string
}

/** *Dodaj użytkownika* (B3, B9): the person, then the access, then the server's answer. */
export class InviteForm {
  readonly who: FormState<InviteField>
  readonly access: AccessDraft
  sending = $state(false)
  /** Id of the last change that was sent. */
  sentId: MutationId | null = null
  /** The reason against inviting this person; the way out depends on it. */
  refusal = $state.raw<Refusal | null>(null)
  readonly #options: InviteFormOptions
  #lookUp: { readonly about: string; readonly id: MutationId } | null = null
  /** The refused invitation that this form corrects: its own, or one from the tray. */
  #refused = $state.raw<TrayEntry | null>(null)

  constructor(options: InviteFormOptions) {
    const { existing, change } = options
    this.#options = options
    this.#refused = change
    const text = (argument: string) => textArgument(change?.args, argument)
    const keep = `${existing ? 'invite-existing' : 'invite'}${change === null ? '' : `.${change.id}`}`
    this.who = new FormState({
      keep,
      fields: fieldsFor({
        existing,
        name: existing ? text('username') : text('name') || text('username'),
        email: isForSecondLogin(options) ? '' : text('email'),
      }),
    })
    this.access = new AccessDraft(keep, startOf(options))
    if (change !== null && (change.name === 'inviteExistingMember') === existing) this.#say(change.refusal)
  }

  /** The refused invitation that the form for a new user can start from. */
  get refused(): TrayEntry | null {
    return this.#refused
  }

  /**
   * Whether the first step is complete: the fields are valid, and neither the directory nor, for an existing login, the
   * server would refuse this person (B9). Without a connection the server decides when the invitation is sent.
   */
  async checkWho(): Promise<boolean> {
    this.refusal = null
    if (!this.who.ready()) return false
    const refusal = this.#check() ?? (await this.#askServer())
    if (refusal === null || fieldsOf(refusal).length === 0) return true
    this.#say(refusal)
    return false
  }

  /** Why it cannot be sent now; null when it can. */
  get whyNot(): string | null {
    const refusal = this.#check()
    return refusal === null || fieldsOf(refusal).length > 0 ? null : refusalSentence(refusal)
  }

  /**
   * `accepted`, or `waits` for the connection and is sent by itself. `refused`: the reason is beside the field, and the
   * change is in the tray until it is sent again from here or from there.
   */
  async send(): Promise<Settlement['state']> {
    const { view, replica } = this.#options
    this.sending = true
    try {
      const result = this.#options.existing
        ? await view.mutate('inviteExistingMember', this.#existingArgs(), { saysRefusal: true, id: this.#lookUpId() })
        : await view.mutate('inviteMember', this.#newArgs(), { saysRefusal: true })
      if (!result.accepted) {
        this.#say(result.refusal)
        return 'refused'
      }
      this.sentId = result.id
      const settlement = await view.settled(result.id)
      const former = this.#refused
      if (former !== null) await replica.drop(former.id)
      this.#refused = settlement.state === 'refused' ? settlement.entry : null
      if (settlement.state === 'refused') this.#say(settlement.entry.refusal)
      else this.forget()
      return settlement.state
    } finally {
      this.sending = false
    }
  }

  /** Passes the input to the form for a new user; a second login has another e-mail. */
  continueAsNew(): void {
    const { username, email } = this.who.values
    const second = this.refusal?.code === 'login-is-primary-elsewhere'
    const draft = new FormState({ keep: 'invite', fields: fieldsFor({ existing: false, name: '', email: '' }) })
    draft.values.name = second ? username : ''
    draft.values.email = second ? '' : email
    draft.keep()
    this.forget()
  }

  forget(): void {
    this.who.reset()
    this.access.forget()
  }

  #newArgs() {
    const { name, email } = this.who.values
    return { ...this.#common(), name, email, admin: this.access.admin }
  }

  #existingArgs() {
    const { username, email } = this.who.values
    return { ...this.#common(), username, email }
  }

  #common() {
    const { homeAccountId, rights, roleIds, grants } = this.access.choice
    const { directory } = this.#options.view
    const reachesFurther = this.access.admin || directory?.account.get(homeAccountId)?.kind === 'main'
    return {
      invitationId: newId<InvitationId>(),
      homeAccountId,
      rights: [...rights],
      roleIds: [...roleIds],
      // Grants ticked before the home was moved to a sub-account would be refused (A11).
      grants: reachesFurther ? [...grants] : [],
      language: getLocale(),
    }
  }

  #check(): Refusal | null {
    const { view, existing } = this.#options
    return existing
      ? view.check('inviteExistingMember', this.#existingArgs())
      : view.check('inviteMember', this.#newArgs())
  }

  async #askServer(): Promise<Refusal | null> {
    const { existing, organizationId } = this.#options
    if (!existing) return null
    this.sending = true
    try {
      const id = this.#lookUpId()
      const answer = await checkMutation(organizationId, {
        id,
        name: 'inviteExistingMember',
        args: this.#existingArgs(),
      })
      return answer.ok ? answer.value : null
    } finally {
      this.sending = false
    }
  }

  /** One id for the look-up and for the mutation that follows: the server counts them as one try. */
  #lookUpId(): MutationId {
    const { username, email } = this.who.values
    const about = `${username} ${email}`
    if (this.#lookUp?.about !== about) this.#lookUp = { about, id: newId<MutationId>() }
    return this.#lookUp.id
  }

  #say(refusal: Refusal): void {
    this.refusal = refusal
    const [field = null, ...others] = fieldsOf(refusal)
    this.who.refuse(field, () => refusalSentence(refusal), others)
  }
}

/** B25: the form for a new user, after a login that is primary elsewhere; the second login has another e-mail. */
export const isForSecondLogin = ({
  existing,
  change,
  beside = '',
}: Pick<InviteFormOptions, 'existing' | 'change' | 'beside'>): boolean =>
  !existing && (beside !== '' || change?.refusal.code === 'login-is-primary-elsewhere')

const fieldsFor = (start: { readonly existing: boolean; readonly name: string; readonly email: string }) => ({
  name: start.existing ? unused : ({ kind: 'name', initial: start.name } as const),
  username: start.existing ? ({ kind: 'username', initial: start.name } as const) : unused,
  email: { kind: 'email', initial: start.email } as const,
})

/** A field that this kind of invitation does not have. */
const unused = { kind: null, optional: true } as const

/** The fields that a refusal concerns, the one to correct first; empty where it concerns the whole. */
const fieldsOf = (refusal: Refusal): readonly InviteField[] => {
  switch (refusal.code) {
    case 'email-in-use':
      return ['email']
    case 'no-such-login':
    case 'too-many-tries':
      return ['email', 'username']
    case 'already-a-member':
    case 'login-is-primary-elsewhere':
      return ['username', 'email']
    default:
      return []
  }
}

const startOf = ({ change, homeAccountId }: InviteFormOptions): AccessChoice => ({
  homeAccountId: (textArgument(change?.args, 'homeAccountId') || homeAccountId) as AccountId,
  admin: change?.args['admin'] === true,
  rights: listArgument(change?.args, 'rights'),
  roleIds: listArgument(change?.args, 'roleIds'),
  grants: listArgument(change?.args, 'grants'),
})
