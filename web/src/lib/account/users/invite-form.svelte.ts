import type { AccountId, InvitationId, Refusal } from '@kontor/domain'
import type { Replica, TrayEntry } from '@kontor/replica'
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
  /** B9: somebody who has a login, named by user name and e-mail together. */
  readonly existing: boolean
  /** Where the person is to belong, unless chosen otherwise: the account that one is in. */
  readonly homeAccountId: AccountId
  /** A refused invitation to start from. */
  readonly change: TrayEntry | null
}

/** *Dodaj użytkownika* (B3, B9): who, then what access, then the server's word on it. */
export class InviteForm {
  readonly who: FormState<InviteField>
  readonly access: AccessDraft
  sending = $state(false)
  /** Why it cannot be, when that is about this person: what the way out depends on. */
  refusal = $state.raw<Refusal | null>(null)
  readonly #options: InviteFormOptions
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
      fields: {
        name: existing ? unused : { kind: 'name', initial: text('name') || text('username') },
        username: existing ? { kind: 'username', initial: text('username') } : unused,
        email: { kind: 'email', initial: isForSecondLogin(options) ? '' : text('email') },
      },
    })
    this.access = new AccessDraft(keep, startOf(options))
    if (change !== null && (change.name === 'inviteExistingMember') === existing) this.#say(change.refusal)
  }

  /** The refused invitation, from which the form for a new user can start. */
  get refused(): TrayEntry | null {
    return this.#refused
  }

  /** The first step is right: the fields are, and the directory itself has nothing against this person. */
  get whoIsRight(): boolean {
    this.refusal = null
    if (!this.who.ready()) return false
    const refusal = this.#check()
    if (refusal === null || fieldOf(refusal) === null) return true
    this.#say(refusal)
    return false
  }

  /** Why it cannot be sent as it stands; null: it can. */
  get whyNot(): string | null {
    const refusal = this.#check()
    return refusal === null || fieldOf(refusal) !== null ? null : refusalSentence(refusal)
  }

  /**
   * `accepted`, or `waits` for the connection and goes out by itself. `refused`: the reason stands beside the field,
   * and the change lies in the tray until it is sent anew from here or from there.
   */
  async send(): Promise<Settlement['state']> {
    const { view, replica } = this.#options
    this.sending = true
    try {
      const result = this.#options.existing
        ? await view.mutate('inviteExistingMember', this.#existingArgs(), { saysRefusal: true })
        : await view.mutate('inviteMember', this.#newArgs(), { saysRefusal: true })
      if (!result.accepted) {
        this.#say(result.refusal)
        return 'refused'
      }
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
      // Ticked before the home was moved to a sub-account, they would be refused (A11).
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

  #say(refusal: Refusal): void {
    this.refusal = refusal
    this.who.refuse(fieldOf(refusal), () => refusalSentence(refusal))
  }
}

/** B25: the form for a new user, after a login that is primary elsewhere; the second login has another e-mail. */
export const isForSecondLogin = ({ existing, change }: Pick<InviteFormOptions, 'existing' | 'change'>): boolean =>
  !existing && change?.refusal.code === 'login-is-primary-elsewhere'

/** A field that this kind of invitation does not have. */
const unused = { kind: null, optional: true } as const

/** The field that a refusal is about; null where it is about the whole. */
const fieldOf = (refusal: Refusal): InviteField | null => {
  switch (refusal.code) {
    case 'email-in-use':
    case 'no-such-login':
      return 'email'
    case 'already-a-member':
    case 'login-is-primary-elsewhere':
      return 'username'
    default:
      return null
  }
}

const startOf = ({ change, homeAccountId }: InviteFormOptions): AccessChoice => ({
  homeAccountId: (textArgument(change?.args, 'homeAccountId') || homeAccountId) as AccountId,
  admin: change?.args['admin'] === true,
  rights: listArgument(change?.args, 'rights'),
  roleIds: listArgument(change?.args, 'roleIds'),
  grants: listArgument(change?.args, 'grants'),
})
