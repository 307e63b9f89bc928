import {
  directoryKind,
  isRefusal,
  memberOfLogin,
  parseMutation,
  runParsedMutation,
  type Directory,
  type DirectoryRefusal,
  type OrganizationId,
  type Questions,
} from '@kontor/domain'
import type { SentMutation } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Identity } from '../identity/identity.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { Store } from '../store/store.ts'
import { FactFinder, type LookUpCaller } from './fact-finder.ts'
import type { LoginActor } from './submission.ts'
import type { LoginTries } from './login-tries.ts'
import { stored } from './room-errors.ts'

export interface CheckOptions {
  /** Reads the organisation's directory between two commits. */
  readonly read: <Value>(reader: (directory: Directory) => Value) => Promise<Value>
  readonly organizationId: OrganizationId
  readonly store: Store
  readonly identity: Pick<Identity, 'findLogin'>
  readonly tries: LoginTries
  readonly mails: MailAllowance
  readonly clock: Pick<Clock, 'now'>
}

/**
 * Returns why a mutation would be refused now, by the same facts and the same mutator as when it is sent; null when it
 * would be accepted. Writes nothing. A look-up of a login counts as it does when the mutation is sent, and with the
 * same id it counts once (B9).
 */
export const checkMutation = async (
  { read, organizationId, store, identity, tries, mails, clock }: CheckOptions,
  actor: LoginActor,
  mutation: SentMutation,
): Promise<DirectoryRefusal | null> => {
  const { loginId } = actor
  const parsed = parseMutation(directoryKind, mutation)
  const questionsOfMutation = parsed.refusal === null ? (parsed.definition.facts?.(parsed.args) ?? {}) : {}
  // A check sends no mail, so it takes none from the allowance.
  const { mailTo: _, ...questions }: Questions = questionsOfMutation
  const now = clock.now()
  const { finder, invites } = await read((directory) => ({
    finder: new FactFinder({ store, identity, organizationId, tries, mails, directory, now }),
    invites: memberOfLogin(directory, loginId)?.admin === true,
  }))
  // A login that cannot invite here does not use up the look-ups of the organisation's administrators (B9).
  const caller: LookUpCaller = { loginId, organizationId: invites ? organizationId : null, isQuiet: false }
  const facts = await stored(finder.find(questions, mutation.id, () => caller))
  return read((directory) => {
    const result = runParsedMutation(directoryKind, directory, parsed, { actor, now, facts })
    return isRefusal(result) ? result : null
  })
}
