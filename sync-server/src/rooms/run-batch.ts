import {
  acceptedArguments,
  applyWrites,
  historyNames,
  isRefusal,
  memberOfLogin,
  mentionedNames,
  recordChange,
  runMutation,
  runSystemMutation,
  type MutationId,
  type OrganizationId,
  type RecordChange,
  type Refusal,
  type WritableDirectory,
  type Write,
} from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import type { LogEntry, NewEffect, RefusedMutation, StoredOutcome } from '../store/store.ts'
import { serverLimits } from '../limits.ts'
import { effectsOf } from './effects-of.ts'
import type { FoundFacts } from './fact-finder.ts'
import { outcomeLoginId, type Submission, type SubmittedMutation } from './submission.ts'

export interface BatchOptions {
  readonly organizationId: OrganizationId
  /** Is written to: afterwards it stands where the batch leads. */
  readonly directory: WritableDirectory
  readonly seq: number
  readonly now: number
  readonly submissions: readonly Submission[]
  /** S1: the outcomes that mutations of these submissions had before, by `outcomeKey`. */
  readonly known: ReadonlyMap<string, Outcome>
  readonly facts: ReadonlyMap<SubmittedMutation, FoundFacts>
}

/** What a batch leads to: one commit, and an answer for each submission. */
export interface Batch {
  readonly writes: readonly Write[]
  readonly changes: readonly RecordChange[]
  readonly entries: readonly LogEntry[]
  readonly outcomes: readonly StoredOutcome[]
  readonly effects: readonly NewEffect[]
  /** In the order of the submissions; a bug in a mutator is an answer to its submission alone. */
  readonly answers: readonly Answer[]
}

export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly bug: unknown }

export const outcomeKey = (submission: Submission, mutationId: string): string =>
  `${outcomeLoginId(submission.actor)}/${mutationId}`

/**
 * Runs mutations one after another, each with the rights that its actor has at that moment. Pure but for the directory.
 * It yields before each mutation, so that its caller can serve others in between: some mutators read a whole directory.
 * A mutator that throws is a bug of its own submission. Anything else that throws leaves the directory half written:
 * the caller must discard it.
 */
export function* runBatch(options: BatchOptions): Generator<void, Batch> {
  const { organizationId, directory } = options
  const known = new Map(options.known)
  const writes: Write[] = []
  const changes: RecordChange[] = []
  const entries: LogEntry[] = []
  const outcomes: StoredOutcome[] = []
  const effects: NewEffect[] = []

  const judge = (submission: Submission, mutation: SubmittedMutation): Verdict => {
    const found = options.facts.get(mutation)
    const now = submission.options.at ?? options.now
    try {
      return { found, now, result: resultOf(directory, submission, mutation, { found, now }) }
    } catch (bug) {
      // A mutator writes nothing, so the directory is as it was before.
      return { bug }
    }
  }

  /** Whatever fails here fails the whole batch: the directory may have been written to already. */
  const take = (
    submission: Submission,
    mutation: SubmittedMutation,
    { found, now, result }: Exclude<Verdict, { readonly bug: unknown }>,
  ): Outcome => {
    const loginId = outcomeLoginId(submission.actor)
    const id = mutation.id as MutationId
    let outcome: Outcome
    if (isRefusal(result)) {
      outcome = { ...result, id, outcome: 'refused' }
      outcomes.push({ loginId, outcome, refused: refusedMutation(directory, mutation, now) })
    } else {
      const args = acceptedArguments(mutation)
      const taken = { ...mutation, args }
      const actor = actorIn(directory, submission)
      const own = apply(directory, result)
      outcome = { id, outcome: 'accepted', seq: options.seq + entries.length + 1 }
      const names = historyNames(directory, { args, changes: own })
      entries.push(logEntry(submission, taken, { seq: outcome.seq, at: now, changes: own, actor, names }))
      writes.push(...result)
      changes.push(...own)
      const causeId = `${organizationId}/${loginId}/${id}`
      const tokenGeneration = found?.tokenGeneration ?? 0
      const quiet = submission.options.quiet ?? false
      effects.push(
        ...effectsOf({
          organizationId,
          causeId,
          mutation: taken,
          directory,
          changes: own,
          tokenGeneration,
          quiet,
          now,
        }),
      )
      outcomes.push({ loginId, outcome })
    }
    known.set(outcomeKey(submission, id), outcome)
    return outcome
  }

  const answers: Answer[] = []
  for (const submission of options.submissions) {
    const answered: Outcome[] = []
    let answer: Answer = { outcomes: answered }
    for (const mutation of submission.mutations) {
      yield
      const before = known.get(outcomeKey(submission, mutation.id))
      if (before !== undefined) {
        answered.push(before)
        continue
      }
      const verdict = judge(submission, mutation)
      if ('bug' in verdict) {
        answer = verdict
        break
      }
      answered.push(take(submission, mutation, verdict))
    }
    answers.push(answer)
  }
  return { writes, changes, entries, outcomes, effects, answers }
}

/** What a mutator made of a mutation. */
type Verdict =
  | { readonly result: Refusal | readonly Write[]; readonly found: FoundFacts | undefined; readonly now: number }
  | { readonly bug: unknown }

const resultOf = (
  directory: WritableDirectory,
  { actor }: Submission,
  mutation: SubmittedMutation,
  { found, now }: { readonly found: FoundFacts | undefined; readonly now: number },
): Refusal | readonly Write[] => {
  const context = { actor, now, facts: found?.facts ?? {} }
  const result =
    actor.kind === 'system'
      ? runSystemMutation(directory, mutation, context)
      : runMutation(directory, mutation, context)
  if (isRefusal(result) || !found?.accountIdTaken) return result
  // Only somebody who may create it learns that another organisation has an account of this id.
  const account = result.find((write) => write.kind === 'account')
  return { code: 'already-exists', kind: 'account', recordId: account?.id ?? '' }
}

const apply = (directory: WritableDirectory, writes: readonly Write[]): RecordChange[] =>
  writes.map((write) => {
    const change = recordChange(directory, write)
    applyWrites(directory, [write])
    return change
  })

const logEntry = (
  { actor }: Submission,
  { id, name, args }: SubmittedMutation,
  rest: Pick<LogEntry, 'seq' | 'at' | 'changes' | 'actor' | 'names'>,
): LogEntry => ({
  mutationId: id,
  actorLoginId: actor.kind === 'login' ? actor.loginId : null,
  name,
  args,
  ...rest,
})

/** Who acts here, by the name of that moment. */
const actorIn = (directory: WritableDirectory, { actor }: Submission): LogEntry['actor'] => {
  if (actor.kind === 'system') return null
  const member = memberOfLogin(directory, actor.loginId)
  return { memberId: member?.id ?? null, name: member?.name ?? '' }
}

/** Arguments that nobody could have meant are not kept: they were never parsed. */
const refusedMutation = (
  directory: WritableDirectory,
  { name, args }: SubmittedMutation,
  at: number,
): RefusedMutation => {
  const isKept = JSON.stringify(args ?? null).length <= serverLimits.refusedArgumentsLengthMax
  return { name, args: isKept ? args : {}, names: isKept ? mentionedNames(directory, args) : {}, at }
}
