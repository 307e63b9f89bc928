import type { AccountId, MutationId, MutationInput, OrganizationId, Refusal, UnitId } from '@kontor/domain'
import type { Replica, TrayEntry } from '@kontor/replica'
import { checkMutation } from '#lib/api/check-mutation.ts'
import { FormState } from '#lib/form/form-state.svelte.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { newId } from '#lib/session/new-id.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'
import type { Settlement } from '#lib/session/settled.ts'
import { textArgument } from '#lib/form/argument.ts'
import { isAboutUnit } from './is-about-unit.ts'

export interface AccountFormOptions {
  readonly view: DirectoryView
  readonly replica: Replica
  readonly organizationId: OrganizationId
  /** A refused creation to start from. */
  readonly change: TrayEntry | null
}

/** *Dodaj konto* (A13): a name and an identifier, then the summary, then the server's answer. */
export class AccountForm {
  readonly fields: FormState<'name' | 'identifier'>
  sending = $state(false)
  /** Why it was refused last; null: it was not. */
  refusal = $state.raw<Refusal | null>(null)
  /** Id of the last change that was sent. */
  sentId: MutationId | null = null
  readonly #options: AccountFormOptions
  /** The refused creation that this form corrects: its own, or one from the tray. */
  #refused: TrayEntry | null

  constructor(options: AccountFormOptions) {
    const { change } = options
    this.#options = options
    this.#refused = change
    this.fields = new FormState({
      keep: change === null ? 'add-account' : `add-account.${change.id}`,
      fields: {
        name: { kind: 'name', initial: textArgument(change?.args, 'name') },
        identifier: { kind: 'identifier', initial: identifierOf(change) },
      },
    })
    if (change !== null) this.#say(change.refusal)
  }

  /**
   * Whether the first step is complete: the fields are valid, and neither the directory nor the server would refuse
   * them. Without a connection the server decides when the account is sent.
   */
  async check(): Promise<boolean> {
    this.refusal = null
    if (!this.fields.ready()) return false
    const refusal = this.#options.view.check('createSubAccount', this.#args()) ?? (await this.#askServer())
    if (refusal !== null) this.#say(refusal)
    return refusal === null
  }

  /** `accepted`, or `waits` for the connection; `refused`: the reason is beside the field. */
  async send(): Promise<Settlement['state']> {
    const { view, replica } = this.#options
    this.sending = true
    try {
      const result = await view.mutate('createSubAccount', this.#args(), { saysRefusal: true })
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
      else this.fields.reset()
      return settlement.state
    } finally {
      this.sending = false
    }
  }

  async #askServer(): Promise<Refusal | null> {
    this.sending = true
    try {
      const mutation = { id: newId<MutationId>(), name: 'createSubAccount', args: this.#args() } as const
      const answer = await checkMutation(this.#options.organizationId, mutation)
      return answer.ok ? answer.value : null
    } finally {
      this.sending = false
    }
  }

  #args(): MutationInput<'createSubAccount'> {
    const { name, identifier } = this.fields.values
    return { accountId: newId<AccountId>(), name, unit: { unitId: newId<UnitId>(), identifier } }
  }

  #say(refusal: Refusal): void {
    this.refusal = refusal
    this.fields.refuse(isAboutUnit(refusal) ? 'identifier' : null, () => refusalSentence(refusal))
  }
}

const identifierOf = (change: TrayEntry | null): string => {
  const unit = change?.args['unit']
  return typeof unit === 'object' && unit !== null ? textArgument({ ...unit }, 'identifier') : ''
}
