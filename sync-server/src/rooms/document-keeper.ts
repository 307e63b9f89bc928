import { attachmentsIn, emptyDirectory, parseMutation, type Directory, type DirectoryChange } from '@kontor/domain'
import type { Outcome } from '@kontor/protocol'
import { runInSlices } from '../clock/run-in-slices.ts'
import { serverLimits } from '../limits.ts'
import { errorFacts } from '../log/log.ts'
import { DirectoryMoved, Overtaken, WrongSeq } from '../store/store-errors.ts'
import type { DocumentNews } from '../store/stored-document.ts'
import type { NewEffect } from '../store/store.ts'
import { CommitTurns } from './commit-turns.ts'
import { affectedBy, affectedByAnything, ofAnother, type AccessChange, type Committed } from './committed.ts'
import { BatchFailed, DocumentGone } from './room-errors.ts'
import { FactFinder } from './fact-finder.ts'
import { findCallerOf } from './find-caller.ts'
import { conversationsOf } from './conversations-of.ts'
import { commitInDirectory, groupsOf, prepareDirectoryStep } from './directory-step.ts'
import { isNotifiedNow } from './notice-effects.ts'
import { LivingDocument } from './living-document.ts'
import { projectionsOf } from './projections-of.ts'
import { projectionEffects } from './shown-in.ts'
import { runBatch, type Answer, type Batch, type PreparedMutation } from './run-batch.ts'
import { withReplacedLinks } from './with-replaced-links.ts'
import { withAttachments } from './with-attachments.ts'
import type { DocumentKeeperOptions } from './document-keeper-options.ts'
import type { Judged } from './judged.ts'
import { KnownOutcomes } from './known-outcomes.ts'
import { outcomeKey, type Submission, type SubmittedMutation } from './submission.ts'

/**
 * Keeps one document in memory and in the store alike. During a commit the one in memory is ahead; if the store does
 * not take the commit, the one in memory is discarded and loaded again when it is next needed. The holder makes one
 * call at a time.
 */
export class DocumentKeeper {
  readonly #options: DocumentKeeperOptions
  /** Null: not loaded yet, or discarded. */
  #document: LivingDocument | null = null
  #committed: { readonly epoch: string; readonly seq: number } | null = null
  #updates = 0
  /** The state that followers have received. */
  #announced: Uint8Array | null = null
  #isDistrusted = false
  readonly #known: KnownOutcomes

  constructor(options: DocumentKeeperOptions) {
    this.#options = options
    this.#known = new KnownOutcomes(options)
  }

  /** What is durable and announced; null before the first load. */
  get committed(): { readonly epoch: string; readonly seq: number } | null {
    return this.#committed
  }

  /** The number of updates that loading the document would read one by one. */
  get updates(): number {
    return this.#updates
  }

  /** The document as committed. */
  async open(): Promise<LivingDocument> {
    if (this.#isDistrusted && this.#document !== null) await this.#follow(this.#document)
    return (this.#document ??= await this.#load())
  }

  /** Reads what another server, or another room, has written. */
  async #follow(document: LivingDocument): Promise<void> {
    const { store, document: name } = this.#options
    // Before the store is read: a notice that arrives meanwhile is about something newer.
    this.#isDistrusted = false
    try {
      const news = await store.since(name, document.seq, serverLimits.entriesFollowedMax)
      if (news?.epoch !== document.epoch || news.seq < document.seq) this.#document = null
      else if (news.seq > document.seq) this.#receive(document, news)
    } catch (error) {
      this.#isDistrusted = true
      throw error
    }
  }

  #receive(document: LivingDocument, news: DocumentNews): void {
    // A mutation with an outcome that is not known here fails with `OutcomeStored`, so all others stay known.
    const update = document.receive(news)
    this.#updates += news.updates.length
    this.#committed = { epoch: document.epoch, seq: document.seq }
    const changes = news.changes as DirectoryChange[]
    this.#announce(document, update, ofAnother, (directory) => ({ directory, affected: affectedBy(changes) }))
  }

  /** Compares with the store before the next use: another server may have written. */
  distrust(): void {
    this.#isDistrusted = true
  }

  /** Runs submissions as one batch and returns their answers once all of it is durable; an operator's have their own. */
  async commit(submissions: readonly Submission[]): Promise<Batch['answers']> {
    const answers: Answer[] = []
    for (const group of groupsOf(submissions)) answers.push(...(await this.#commitGroup(group)))
    return answers
  }

  async #commitGroup(submissions: readonly Submission[]): Promise<Batch['answers']> {
    const turns = new CommitTurns(this.#options)
    try {
      return await this.#commitInTurn(submissions, turns)
    } finally {
      turns.end()
    }
  }

  async #commitInTurn(submissions: readonly Submission[], turns: CommitTurns): Promise<Batch['answers']> {
    for (let attempt = 1; ; attempt += 1) {
      const document = await this.open()
      try {
        const judged = await this.#prepare(document, submissions)
        const appended = await this.#append(document, judged)
        this.#announceBatch(document, judged.batch, appended)
        if (judged.batch.inDirectory !== null) await this.#directoryCatchesUp()
        return judged.batch.answers
      } catch (error) {
        this.#document = null
        if (!(error instanceof WrongSeq || error instanceof DirectoryMoved)) this.#known.forget()
        if (error instanceof DirectoryMoved) this.#options.directory?.distrust()
        if (!(error instanceof Overtaken) || attempt >= serverLimits.commitAttemptsMax) throw error
        if (error instanceof WrongSeq || error instanceof DirectoryMoved) await turns.takeAfter(error)
      }
    }
  }

  /** S20: the directory's room has not seen what this commit did in it. The commit is durable, whatever happens here. */
  async #directoryCatchesUp(): Promise<void> {
    const { directory, log, document } = this.#options
    try {
      await directory?.catchUp()
    } catch (error) {
      log('directory-behind', { document, ...errorFacts(error) })
    }
  }

  /** Merges many updates into one. A failure is harmless: the updates are still there, and a later call merges them. */
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
    const { document: name, store, kind } = this.#options
    const before = this.#committed
    if (before !== null && (await store.seqOf(name)) === null) throw new DocumentGone(name)
    const stored = await store.load(name)
    if (before !== null && before.epoch !== stored.epoch) throw new DocumentGone(name)
    const document = new LivingDocument(kind, stored)
    this.#updates = stored.updates.length
    this.#committed = { epoch: stored.epoch, seq: stored.seq }
    if (before === null) this.#announced = document.stateVector
    else if (before.seq < stored.seq) this.#announceEverything(document)
    return document
  }

  async #prepare(document: LivingDocument, submissions: readonly Submission[]): Promise<Judged> {
    const { store, organizationId, clock, document: name, kind, directory } = this.#options
    const known = await this.#known.outcomesOf(submissions)
    const barred = await withReplacedLinks(store, organizationId, submissions)
    const facts = this.#withFacts(document, submissions, known)
    const [prepared, isNotified] = await Promise.all([facts, isNotifiedNow(this.#options)])
    // Read last, so that as little as possible can change between the judgement and its commit.
    const standing = directory === null ? null : await directory.standing(submissions.map(({ actor }) => actor))
    const accessOf = ({ actor }: Submission) => standing?.accessOf(actor) ?? null
    const barrierOf = ({ actor }: Submission) => standing?.barrierOf(actor) ?? null
    const causeOf = directory === null ? organizationId : name
    try {
      const now = clock.now()
      const step = !directory?.of
        ? null
        : await prepareDirectoryStep({
            ...{ store, directory: directory.of, organizationId, content: document.content, prepared, now },
            finderFor: ({ content }) => this.#finder(content as Directory),
          })
      const accountId = directory?.of?.accountId ?? null
      const judged = { document, now, submissions, known, prepared, barred, isNotified }
      const options = { kind, causeOf, accountId, ...judged, accessOf, barrierOf }
      const batch = await runInSlices(runBatch({ ...options, directoryStep: step?.run ?? null }))
      return { batch, judgedBy: standing?.at ?? null, step }
    } catch (bug) {
      throw new BatchFailed(bug)
    }
  }

  async #withFacts(
    { content }: LivingDocument,
    submissions: readonly Submission[],
    known: ReadonlyMap<string, Outcome>,
  ): Promise<ReadonlyMap<SubmittedMutation, PreparedMutation>> {
    const { store, organizationId, kind, document: name, findFacts } = this.#options
    const finder = this.#finder(this.#options.directory === null ? (content as Directory) : emptyDirectory())
    const now = this.#options.clock.now()
    const fresh = submissions.flatMap((submission) =>
      submission.mutations
        .filter(({ id }) => !known.has(outcomeKey(submission, id)))
        .map((mutation) => ({
          mutation,
          findCaller: findCallerOf(kind, content, submission, { organizationId, now }),
        })),
    )
    const prepare = async ({ mutation, findCaller }: (typeof fresh)[number]) => {
      const parsed = await withAttachments(store, name, parseMutation(kind, mutation))
      const questions = parsed.refusal === null ? (parsed.definition.facts?.(parsed.args) ?? {}) : {}
      const facts = findFacts ? findFacts(questions) : finder.find(questions, mutation.id, findCaller)
      return [mutation, { parsed, facts: await facts }] as const
    }
    return new Map(await Promise.all(fresh.map(prepare)))
  }

  #finder(directory: Directory): FactFinder {
    const { store, identity, organizationId, loginTries: tries, mails, clock } = this.#options
    return new FactFinder({ store, identity, organizationId, tries, mails, directory, now: clock.now() })
  }

  async #append(document: LivingDocument, { batch, judgedBy, step }: Judged): Promise<Appended | null> {
    const { entries, outcomes, links } = batch
    if (outcomes.length === 0) return null
    const { store, document: name, log, directory, organizationId, clock } = this.#options
    const expectedSeq = document.seq
    const { update, projections } = this.#written(document, batch)
    const cause = { source: name, seq: document.seq, now: clock.now() }
    const effects = [...batch.effects, ...projectionEffects(this.#options.shownIn, batch.changes, cause)]
    const startedAt = performance.now()
    const attachments = [...new Set(attachmentsIn(batch.writes).map(({ sha256 }) => sha256))]
    const own = { document: name, expectedSeq, entries, update, outcomes, effects, links, attachments, judgedBy }
    const also =
      !directory?.of || step === null || batch.inDirectory === null
        ? null
        : commitInDirectory(directory.of.name, organizationId, step.document, batch.inDirectory)
    await store.append({ ...own, ...projections, also })
    const tookMs = Math.round(performance.now() - startedAt)
    const refused = outcomes.length - entries.length
    log('committed', { document: name, seq: document.seq, accepted: entries.length, refused, tookMs })
    this.#known.add(outcomes)
    return update === null ? null : { update, effects: [...effects, ...(also?.effects ?? [])] }
  }

  /** Writes a batch into the Yjs document; a bug in the writes shows here at the latest. */
  #written(document: LivingDocument, { entries, changes }: Batch) {
    const { organizationId, directory, document: name } = this.#options
    try {
      return {
        update: entries.length === 0 ? null : document.write(changes, document.seq + entries.length),
        // Facts that others must find without opening the document.
        projections: {
          ...projectionsOf(organizationId, directory === null ? (changes as DirectoryChange[]) : []),
          conversations: conversationsOf(name, changes),
        },
      }
    } catch (bug) {
      throw new BatchFailed(bug)
    }
  }

  #announceBatch(document: LivingDocument, batch: Batch, appended: Appended | null): void {
    this.#committed = { epoch: document.epoch, seq: document.seq }
    if (appended === null) return
    this.#updates += 1
    const changes = batch.changes as DirectoryChange[]
    const effects = new Set(appended.effects.map(({ kind }) => kind))
    this.#announce(document, appended.update, effects, (directory) => ({ directory, affected: affectedBy(changes) }))
  }

  /** After a commit that seemed to fail but was kept, or a write of another server: followers have not received it. */
  #announceEverything(document: LivingDocument): void {
    const update = this.#announced === null ? document.wholeUpdate() : document.updateSince(this.#announced)
    this.#announce(document, update, null, (directory) => ({ directory, affected: affectedByAnything(directory) }))
  }

  /** S16: only a commit of a directory changes who may open what. */
  #announce(
    document: LivingDocument,
    update: Uint8Array,
    effects: Committed['effects'],
    accessOf: (directory: Directory) => AccessChange,
  ): void {
    const { organizationId, document: name, onCommitted } = this.#options
    this.#announced = document.stateVector
    const access = this.#options.directory === null ? accessOf(document.content as Directory) : null
    onCommitted({ document: name, organizationId, update, access, effects })
  }
}

/** What a commit made durable: the update for browsers, and the effects to carry out. */
interface Appended {
  readonly update: Uint8Array
  readonly effects: readonly NewEffect[]
}
