import {
  assert,
  historyNames,
  isRefusal,
  mentionedNames,
  parseMutation,
  recordChange,
  runParsedMutation,
  type Accepted,
  type AccountId,
  type ActorAccess,
  type AnyRefusal,
  type DocumentKind,
  type KernelRefusal,
  type MutationId,
  type ParsedMutation,
  type RecordChange,
  type RecordContent,
  type RecordWrite,
} from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import { serverLimits } from '../limits.ts'
import type { LinkChange, LogEntry, NewEffect, RefusedMutation, StoredOutcome } from '../store/store.ts'
import { effectsOf, linksOf } from './effects-of.ts'
import type { LivingDocument } from './living-document.ts'
import { noticeEffects } from './notice-effects.ts'
import { outcomeKey, outcomeLoginId, type Submission, type SubmittedMutation } from './submission.ts'

export interface BatchOptions {
  readonly kind: DocumentKind
  /** Identifies the document in the ids of effects. */
  readonly causeOf: string
  /** Whose section the document is; null for a directory. */
  readonly accountId: AccountId | null
  /** Written to: afterwards they are the records after the batch. */
  readonly document: Pick<LivingDocument, 'content' | 'apply' | 'seq'>
  readonly now: number
  readonly submissions: readonly Submission[]
  /** S1: the earlier outcomes of mutations in these submissions, by `outcomeKey`. */
  readonly known: ReadonlyMap<string, Outcome>
  /** Mutations that have no outcome yet. */
  readonly prepared: ReadonlyMap<SubmittedMutation, PreparedMutation>
  /** S15: the sender's standing, where the document does not define it itself. */
  readonly accessOf: (submission: Submission) => ActorAccess | null
  /** Why the sender's session opens nothing, where the document does not define it itself. */
  readonly barrierOf: (submission: Submission) => KernelRefusal | null
  /** S20: the directory, for what a mutation of a section also does there; null where none of these does anything. */
  readonly directoryStep: DirectoryStep | null
  /** False: no one would receive a notice now. */
  readonly isNotified?: boolean
  /** Submissions that must not run, with the reason. */
  readonly barred: ReadonlyMap<Submission, Error>
}

/** S20: the organisation's directory, and how a batch is run in it beside that of the section. */
export interface DirectoryStep {
  readonly accountId: AccountId
  readonly options: BatchOptions
  /** The facts of each step, by the section's mutation that takes it. */
  readonly facts: ReadonlyMap<SubmittedMutation, object>
}

/** A mutation with parsed arguments and the facts that it needs. */
export interface PreparedMutation {
  readonly parsed: ParsedMutation
  readonly facts: object
}

/** The result of a batch: one commit, and an answer for each submission. */
export interface Batch {
  readonly writes: readonly RecordWrite[]
  readonly changes: readonly RecordChange[]
  readonly entries: readonly LogEntry[]
  readonly outcomes: readonly StoredOutcome[]
  readonly effects: readonly NewEffect[]
  readonly links: readonly LinkChange[]
  /** S20: what the batch does in the directory; null: nothing. */
  readonly inDirectory: Batch | null
  /** In the order of the submissions. An error fails its submission alone: a bug in a mutator, or why it was barred. */
  readonly answers: readonly Answer[]
}

export type Answer = { readonly outcomes: readonly Outcome[] } | { readonly error: unknown }

/**
 * Runs mutations one after another, each with the rights that its actor has at that moment. It changes only the records
 * of the document. It yields before each mutation, so that the caller can do other work in between: some mutators read
 * a whole document. A mutator that throws fails its own submission. Any other error leaves the records half written:
 * the caller must discard them.
 */
export function* runBatch(options: BatchOptions): Generator<void, Batch> {
  const run = new BatchRun(options)
  for (const submission of options.submissions) {
    const steps = run.submission(submission)
    for (;;) {
      const step = steps.next()
      if (step.done) break
      yield
    }
  }
  return run.batch
}

/** The result of one mutation. */
type Verdict = PreparedMutation & {
  readonly result: AnyRefusal | Accepted
  readonly now: number
  readonly step?: { readonly mutation: SubmittedMutation; readonly verdict: Verdict }
}

class BatchRun {
  readonly #options: BatchOptions
  readonly #known: Map<string, Outcome>
  readonly #writes: RecordWrite[] = []
  readonly #changes: RecordChange[] = []
  readonly #entries: LogEntry[] = []
  readonly #outcomes: StoredOutcome[] = []
  readonly #effects: NewEffect[] = []
  readonly #links: LinkChange[] = []
  readonly #answers: Answer[] = []
  readonly #inDirectory: BatchRun | null

  constructor(options: BatchOptions) {
    this.#options = options
    this.#inDirectory = options.directoryStep === null ? null : new BatchRun(options.directoryStep.options)
    this.#known = new Map(options.known)
  }

  get batch(): Batch {
    return {
      ...{ writes: this.#writes, changes: this.#changes, entries: this.#entries, outcomes: this.#outcomes },
      ...{ effects: this.#effects, links: this.#links, answers: this.#answers },
      inDirectory: this.#inDirectory !== null && this.#inDirectory.#entries.length > 0 ? this.#inDirectory.batch : null,
    }
  }

  *submission(submission: Submission): Generator<void, void> {
    const barred = this.#options.barred.get(submission)
    if (barred !== undefined) return void this.#answers.push({ error: barred })
    const outcomes: Outcome[] = []
    for (const mutation of submission.mutations) {
      yield
      const before = this.#known.get(outcomeKey(submission, mutation.id))
      if (before !== undefined) {
        outcomes.push(before)
        continue
      }
      const verdict = this.#judge(submission, mutation)
      if ('error' in verdict) return void this.#answers.push(verdict)
      outcomes.push(this.#take(submission, mutation, verdict))
    }
    this.#answers.push({ outcomes })
  }

  get #content(): RecordContent {
    return this.#options.document.content
  }

  #judge(
    submission: Submission,
    mutation: SubmittedMutation,
    stepFacts: object = {},
  ): Verdict | { readonly error: unknown } {
    const { kind, accessOf, barrierOf } = this.#options
    const known = this.#options.prepared.get(mutation)
    const prepared = known ?? { parsed: parseMutation(kind, mutation), facts: stepFacts }
    const { parsed, facts } = prepared
    const now = submission.options.at ?? this.#options.now
    try {
      const number = kind.nextNumber?.(this.#content)
      const context = {
        ...{ actor: submission.actor, now, facts, access: accessOf(submission), barrier: barrierOf(submission) },
        ...(number === undefined ? {} : { number }),
      }
      const result = runParsedMutation(kind, this.#content, parsed, context)
      return isRefusal(result)
        ? { ...prepared, now, result }
        : this.#withStep(submission, mutation, { ...prepared, now, result })
    } catch (error) {
      // A mutator writes nothing, so the records are unchanged.
      return { error }
    }
  }

  /** S20: where the directory refuses its part, the mutation is refused for that reason. */
  #withStep(
    submission: Submission,
    mutation: SubmittedMutation,
    verdict: Verdict & { readonly result: Accepted },
  ): Verdict | { readonly error: unknown } {
    const { directoryStep } = this.#options
    const inDirectory = verdict.parsed.definition?.inDirectory
    if (inDirectory === undefined) return verdict
    assert(directoryStep !== null && this.#inDirectory !== null, 'a mutation of two documents has no directory')
    const draft = inDirectory(verdict.result.args, this.#content, directoryStep)
    if (draft === null) return verdict
    const step = { id: mutation.id, ...draft, version: 1 }
    const facts = directoryStep.facts.get(mutation)
    assert(facts !== undefined, 'the facts of a step are unknown')
    const judged = this.#inDirectory.#judge(submission, step, facts)
    if ('error' in judged) return judged
    if (isRefusal(judged.result)) return { ...verdict, result: judged.result }
    return { ...verdict, step: { mutation: step, verdict: judged } }
  }

  /** An error here fails the whole batch: the records may have been written to already. */
  #take(submission: Submission, mutation: SubmittedMutation, { parsed, facts, now, result, step }: Verdict): Outcome {
    const { kind, causeOf, accountId, document } = this.#options
    const loginId = outcomeLoginId(submission.actor)
    const id = mutation.id as MutationId
    let outcome: Outcome
    if (isRefusal(result)) {
      // The wire carries the codes of every kind; the browser has sentences for those of its version.
      outcome = { ...result, id, outcome: 'refused' } as Outcome
      this.#outcomes.push({ loginId, outcome, refused: this.#refused(mutation, now) })
    } else {
      if (step !== undefined && this.#inDirectory !== null)
        this.#inDirectory.#take(submission, step.mutation, step.verdict)
      const { args, writes } = result
      const actor = this.#actorIn(submission)
      const changes = this.#apply(writes)
      const seq = document.seq + this.#entries.length + 1
      outcome = { id, outcome: 'accepted', seq }
      const names = historyNames(kind, this.#content, { args, changes })
      this.#entries.push({
        ...{ seq, mutationId: id, name: mutation.name, args, changes, names, at: now, actor },
        actorKind: submission.actor.kind,
        actorLoginId: 'loginId' in submission.actor ? submission.actor.loginId : null,
      })
      const cause = { args, changes, content: this.#content, facts, now, accountId }
      const history = parsed.definition?.history
      const followed = history === undefined ? [] : (kind.followed?.(this.#content, { history, seq, now }) ?? [])
      const notices = noticeEffects(
        kind,
        { changes, content: this.#content, now, by: actor?.memberId ?? null },
        { accountId, isNotified: this.#options.isNotified ?? true },
      )
      const requests = [...(parsed.definition?.effects?.(cause) ?? []), ...followed, ...notices]
      const { quiet = false, usedLink } = submission.options
      this.#effects.push(...effectsOf(requests, { causeId: `${causeOf}/${loginId}/${id}`, quiet }))
      this.#links.push(...linksOf(requests))
      if (usedLink !== undefined) this.#links.push({ invitationId: usedLink.invitationId, used: usedLink.generation })
      this.#outcomes.push({ loginId, outcome })
    }
    this.#known.set(outcomeKey(submission, id), outcome)
    return outcome
  }

  #apply(writes: readonly RecordWrite[]): RecordChange[] {
    const changes = writes.map((write) => {
      const change = recordChange(this.#content, write)
      this.#options.document.apply([write])
      return change
    })
    this.#writes.push(...writes)
    this.#changes.push(...changes)
    return changes
  }

  /**
   * The actor with the name of that moment. A former member is identified by the login alone, a program by its token in
   * the member's place.
   */
  #actorIn(submission: Submission): LogEntry['actor'] {
    const { kind, accessOf } = this.#options
    if (submission.actor.kind === 'operator') return { memberId: null, name: submission.actor.name }
    if (submission.actor.kind === 'system') return null
    const now = submission.options.at ?? this.#options.now
    const access = kind.actorAccess ? kind.actorAccess(this.#content, submission.actor, now) : accessOf(submission)
    return { memberId: access?.memberId ?? null, name: access?.name ?? '' }
  }

  /** Arguments past the bound are not kept: they were never parsed. */
  #refused({ name, args }: SubmittedMutation, at: number): RefusedMutation {
    const isKept = JSON.stringify(args ?? null).length <= serverLimits.refusedArgumentsLengthMax
    const names = isKept ? mentionedNames(this.#options.kind, this.#content, args) : {}
    return { name, args: isKept ? args : {}, names, at }
  }
}
