import {
  applyWrites,
  directoryKind,
  historyNames,
  isRefusal,
  memberOfLogin,
  mentionedNames,
  parseMutation,
  recordChange,
  runParsedMutation,
  type Accepted,
  type DirectoryChange,
  type DirectoryRefusal,
  type DirectoryTypes,
  type DirectoryWrite,
  type Facts,
  type MutationId,
  type OrganizationId,
  type ParsedMutation,
  type WritableDirectory,
} from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import type { LogEntry, NewEffect, RefusedMutation, StoredOutcome } from '../store/store.ts'
import { serverLimits } from '../limits.ts'
import { effectsOf } from './effects-of.ts'
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
  /** What was done before with the mutations that have no outcome yet. */
  readonly prepared: ReadonlyMap<SubmittedMutation, PreparedMutation>
}

/** A mutation with its arguments parsed and the facts that it asks for looked up. */
export interface PreparedMutation {
  readonly parsed: ParsedMutation<DirectoryTypes>
  readonly facts: Facts
}

/** What a batch leads to: one commit, and an answer for each submission. */
export interface Batch {
  readonly writes: readonly DirectoryWrite[]
  readonly changes: readonly DirectoryChange[]
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
  const writes: DirectoryWrite[] = []
  const changes: DirectoryChange[] = []
  const entries: LogEntry[] = []
  const outcomes: StoredOutcome[] = []
  const effects: NewEffect[] = []

  const judge = (submission: Submission, mutation: SubmittedMutation): Verdict => {
    const prepared = options.prepared.get(mutation) ?? { parsed: parseMutation(directoryKind, mutation), facts: {} }
    const { parsed, facts } = prepared
    const now = submission.options.at ?? options.now
    try {
      const context = { actor: submission.actor, now, facts }
      return { ...prepared, now, result: runParsedMutation(directoryKind, directory, parsed, context) }
    } catch (bug) {
      // A mutator writes nothing, so the directory is as it was before.
      return { bug }
    }
  }

  /** Whatever fails here fails the whole batch: the directory may have been written to already. */
  const take = (
    submission: Submission,
    mutation: SubmittedMutation,
    { parsed, facts, now, result }: Exclude<Verdict, { readonly bug: unknown }>,
  ): Outcome => {
    const loginId = outcomeLoginId(submission.actor)
    const id = mutation.id as MutationId
    let outcome: Outcome
    if (isRefusal(result)) {
      outcome = { ...result, id, outcome: 'refused' }
      outcomes.push({ loginId, outcome, refused: refusedMutation(directory, mutation, now) })
    } else {
      const { args } = result
      const taken = { ...mutation, args }
      const actor = actorIn(directory, submission)
      const own = apply(directory, result.writes)
      outcome = { id, outcome: 'accepted', seq: options.seq + entries.length + 1 }
      const names = historyNames(directoryKind, directory, { args, changes: own })
      entries.push(logEntry(submission, taken, { seq: outcome.seq, at: now, changes: own, actor, names }))
      writes.push(...result.writes)
      changes.push(...own)
      const causeId = `${organizationId}/${loginId}/${id}`
      const requests = parsed.definition?.effects?.({ args, changes: own, content: directory, facts, now }) ?? []
      effects.push(...effectsOf(requests, { causeId, quiet: submission.options.quiet ?? false }))
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
  | (PreparedMutation & { readonly result: DirectoryRefusal | Accepted<DirectoryWrite>; readonly now: number })
  | { readonly bug: unknown }

const apply = (directory: WritableDirectory, writes: readonly DirectoryWrite[]): DirectoryChange[] =>
  writes.map((write) => {
    const change = recordChange(directory, write) as DirectoryChange
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
  if (actor.kind !== 'login') return null
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
  return { name, args: isKept ? args : {}, names: isKept ? mentionedNames(directoryKind, directory, args) : {}, at }
}
