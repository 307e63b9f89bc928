import { directoryKind, memberOfLogin, parseMutation, type Directory, type OrganizationId } from '@kontor/domain'
import { documentName, type DocumentName, type Outcome } from '@kontor/protocol'
import type { Clock } from '../clock/clock.ts'
import { inTurns } from '../clock/in-turns.ts'
import type { Identity } from '../identity/identity.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import { AccountClaimed, UnitClaimed, WrongSeq } from '../store/store-errors.ts'
import type { MailAllowance } from '../mail/mail-allowance.ts'
import type { Store } from '../store/store.ts'
import { affectedBy, affectedByAnything, type AccessChange, type Committed } from './committed.ts'
import { BatchFailed } from './batch-failed.ts'
import { DocumentGone } from './document-gone.ts'
import { FactFinder, type Asking } from './fact-finder.ts'
import { LivingDocument } from './living-document.ts'
import type { LoginTries } from './login-tries.ts'
import { projectionsOf } from './projections-of.ts'
import { outcomeKey, runBatch, type Batch } from './run-batch.ts'
import { outcomeLoginId, type Submission } from './submission.ts'

export interface DocumentKeeperOptions {
  readonly document: DocumentName
  readonly organizationId: OrganizationId
  readonly store: Store
  readonly identity: Pick<Identity, 'findLogin'>
  readonly clock: Clock
  readonly loginTries: LoginTries
  readonly mails: MailAllowance
  readonly log: Log
  /** Called when a commit is durable, before anybody hears of its outcomes (S3, S4). */
  readonly onCommitted: (committed: Committed) => void
}

/**
 * Keeps one document in memory and in the store alike. While a commit is under way the one in memory is ahead; should
 * the store not take it, that one is thrown away and loaded again at the next occasion. Its holder asks for one thing
 * at a time.
 */
export class DocumentKeeper {
  readonly #options: DocumentKeeperOptions
  /** Null: not loaded yet, or thrown away. */
  #document: LivingDocument | null = null
  #committed: { readonly epoch: string; readonly seq: number } | null = null
  #updates = 0

  constructor(options: DocumentKeeperOptions) {
    this.#options = options
  }

  /** What is durable and told; null before the first load. */
  get committed(): { readonly epoch: string; readonly seq: number } | null {
    return this.#committed
  }

  /** Updates that loading it would have to read one by one. */
  get updates(): number {
    return this.#updates
  }

  /** The document as it was committed. */
  async open(): Promise<LivingDocument> {
    return (this.#document ??= await this.#load())
  }

  /** Runs submissions as one batch and gives their answers once all of it is durable. */
  async commit(submissions: readonly Submission[]): Promise<Batch['answers']> {
    for (let attempt = 1; ; attempt += 1) {
      const document = await this.open()
      try {
        const batch = await this.#prepare(document, submissions)
        const update = await this.#append(document, batch)
        this.#tell(document, batch, update)
        return batch.answers
      } catch (error) {
        this.#document = null
        if (!wasOvertaken(error) || attempt >= serverLimits.commitAttemptsMax) throw error
      }
    }
  }

  /** Makes one update of many. That it fails is no harm: the updates are still there, and the next occasion comes. */
  async snapshot(): Promise<void> {
    const { store, document: name, log } = this.#options
    const document = this.#document
    if (document === null) return
    this.#updates = 0
    try {
      await store.snapshot(name, document.seq, document.wholeUpdate())
    } catch (error) {
      log('snapshot-failed', { document: name, ...errorFacts(error) })
    }
  }

  async #load(): Promise<LivingDocument> {
    const { document: name, store } = this.#options
    const before = this.#committed
    if (before !== null && (await store.seqOf(name)) === null) throw new DocumentGone(name)
    const stored = await store.load(name)
    if (before !== null && before.epoch !== stored.epoch) throw new DocumentGone(name)
    const document = new LivingDocument(stored)
    this.#updates = stored.updates.length
    this.#committed = { epoch: stored.epoch, seq: stored.seq }
    if (before !== null && before.seq < stored.seq) this.#tellEverything(document)
    return document
  }

  async #prepare(document: LivingDocument, submissions: readonly Submission[]): Promise<Batch> {
    const { store, identity, organizationId, clock, loginTries: tries, mails, document: name } = this.#options
    const known = new Map<string, Outcome>()
    for (const submission of submissions) {
      const ids = submission.mutations.map(({ id }) => id)
      const outcomes = await store.outcomes(name, outcomeLoginId(submission.actor), ids)
      for (const [id, outcome] of outcomes) known.set(outcomeKey(submission, id), outcome)
    }
    const { directory, seq } = document
    const finder = new FactFinder({ store, identity, organizationId, tries, mails, directory, now: clock.now() })
    const fresh = submissions.flatMap((submission) =>
      submission.mutations
        .filter(({ id }) => !known.has(outcomeKey(submission, id)))
        .map((mutation) => ({ mutation, asking: askingOf(submission, organizationId, directory) })),
    )
    const prepared = new Map(
      await Promise.all(
        fresh.map(async ({ mutation, asking }) => {
          const parsed = parseMutation(directoryKind, mutation)
          const questions = parsed.refusal === null ? (parsed.definition.facts?.(parsed.args) ?? {}) : {}
          return [mutation, { parsed, facts: await finder.find(questions, mutation.id, asking) }] as const
        }),
      ),
    )
    try {
      return await inTurns(runBatch({ organizationId, directory, seq, now: clock.now(), submissions, known, prepared }))
    } catch (bug) {
      throw new BatchFailed(bug)
    }
  }

  async #append(document: LivingDocument, batch: Batch): Promise<Uint8Array | null> {
    const { entries, outcomes, effects } = batch
    if (outcomes.length === 0) return null
    const { store, organizationId, document: name, log } = this.#options
    const expectedSeq = document.seq
    const { update, projections } = written(document, organizationId, batch)
    const startedAt = performance.now()
    await store.append({ document: name, expectedSeq, entries, update, outcomes, effects, ...projections })
    const tookMs = Math.round(performance.now() - startedAt)
    const refused = outcomes.length - entries.length
    log('committed', { document: name, seq: document.seq, accepted: entries.length, refused, tookMs })
    return update
  }

  #tell(document: LivingDocument, batch: Batch, update: Uint8Array | null): void {
    this.#committed = { epoch: document.epoch, seq: document.seq }
    if (update === null) return
    this.#updates += 1
    this.#announce(document, update, (directory) => ({ directory, affected: affectedBy(batch.changes) }))
  }

  /** A commit that seemed to fail was kept, or another server wrote: those who follow have not heard of it. */
  #tellEverything(document: LivingDocument): void {
    this.#announce(document, document.wholeUpdate(), (directory) => ({
      directory,
      affected: affectedByAnything(directory),
    }))
  }

  /** S16: only a commit of a directory says who may open what. */
  #announce(document: LivingDocument, update: Uint8Array, accessOf: (directory: Directory) => AccessChange): void {
    const { organizationId, document: name, onCommitted } = this.#options
    const isDirectory = name === documentName({ kind: 'directory', organizationId })
    const access = isDirectory ? accessOf(document.directory) : null
    onCommitted({ document: name, organizationId, update, access })
  }
}

/** Writes a batch into the Yjs document, which is where a bug in it shows at the latest. */
const written = (document: LivingDocument, organizationId: OrganizationId, { entries, writes, changes }: Batch) => {
  try {
    return {
      update: entries.length === 0 ? null : document.write(writes, document.seq + entries.length),
      projections: projectionsOf(organizationId, changes),
    }
  } catch (bug) {
    throw new BatchFailed(bug)
  }
}

/** Whoever invites nobody here shall not use up what the organisation's administrators may ask (B9). */
const askingOf =
  ({ actor, options }: Submission, organizationId: OrganizationId, directory: Directory): Asking =>
  () => {
    if (actor.kind !== 'login') return null
    const invites = memberOfLogin(directory, actor.loginId)?.admin === true
    return { loginId: actor.loginId, organizationId: invites ? organizationId : null, isQuiet: options.quiet === true }
  }

/** Somebody else was quicker; with fresh facts the mutators decide anew. */
const wasOvertaken = (error: unknown): boolean =>
  error instanceof WrongSeq || error instanceof UnitClaimed || error instanceof AccountClaimed
