import { directoryKind, kinds, type Directory, type DirectoryTypes, type OrganizationId } from '@kontor/domain'
import { RecordReader } from '@kontor/document'
import { parseDocumentName, type DocumentName, type Outcome } from '@kontor/protocol'
import * as Y from 'yjs'
import type { Commit } from '../../../sync-server/src/store/store.ts'
import { canonical, modelOf } from '../model/canonical.ts'
import { verdictOf, type Outside } from '../model/verdict-of.ts'
import { emptyModel, withChanges, type Change, type ModelDirectory } from '../model/situation.ts'
import type { DiskContents } from '../server/disk.ts'
import type { MadeMutations } from './made-mutations.ts'
import type { Sending } from './mails.ts'
import { SectionWitness } from './section-witness.ts'
import type { Violations } from './violations.ts'

interface DocumentHistory {
  readonly organizationId: OrganizationId
  /** By seq: the directory as the second model has it after that many mutations. */
  states: ModelDirectory[]
  /** What the updates in the store amount to. */
  readonly mirror: Y.Doc
  readonly reader: RecordReader<DirectoryTypes>
  /** By `<loginId>/<mutationId>`; `system` for the server itself. */
  readonly outcomes: Map<string, Outcome>
  /** By mutation: every invitation that was sent, or sent again. */
  readonly sendings: Map<string, Sending>
  /** Whose sessions an administrator has ended, and when. */
  readonly endings: { readonly loginId: string; readonly at: number; readonly inWorld: number }[]
  /** Up to which number the server's process has it. */
  known: number
  /** When it received each number. */
  readonly knownAt: number[]
  /** How the rest of the deployment was when the server looked it up for the commit that it is at. */
  lookedUp: Outside | null
}

export interface HistoryOptions {
  readonly made: MadeMutations
  readonly violations: Violations
  readonly now: () => number
  readonly logins: () => Outside['logins']
}

/** Everything durable, checked as it comes: the log, its fold, the updates and the outcomes must say the same. */
export class History {
  readonly sections: SectionWitness
  readonly #documents = new Map<DocumentName, DocumentHistory>()
  readonly #options: HistoryOptions

  constructor(options: HistoryOptions) {
    this.#options = options
    this.sections = new SectionWitness({ ...options, directories: () => this.directories() })
  }

  /** Commits from before the story, taken as they are. */
  begin({ commits, updates }: DiskContents): void {
    this.#documents.clear()
    this.sections.clear()
    for (const commit of commits) {
      if (isSection(commit.document)) this.sections.take(commit)
      else this.#take(commit)
    }
    for (const [document, update] of updates) {
      if (isSection(document)) this.sections.mirror(document, update)
      else Y.applyUpdate((this.#documents.get(document) ?? this.#create(document)).mirror, update)
    }
    for (const history of this.#documents.values()) this.#knows(history, history.states.length - 1)
  }

  get documents(): ReadonlyMap<DocumentName, DocumentHistory> {
    return this.#documents
  }

  /** The outcomes of a document, by `<loginId>/<mutationId>`. */
  outcomesOf(document: DocumentName): ReadonlyMap<string, Outcome> | undefined {
    return (this.#documents.get(document) ?? this.sections.sections.get(document))?.outcomes
  }

  /** As the server's process knows them at this moment. */
  knownDirectories(): readonly ModelDirectory[] {
    return [...this.#documents.values()].map(({ states, known }) => states[known] ?? emptyModel)
  }

  directories(): readonly ModelDirectory[] {
    return [...this.#documents.values()].map(({ states }) => states.at(-1) ?? emptyModel)
  }

  /** As a process may have seen the document at some time not longer ago than this. */
  recent(document: DocumentName, withinMs: number): readonly ModelDirectory[] {
    const history = this.#documents.get(document)
    if (history === undefined) return []
    const { states, known, knownAt } = history
    const since = this.#options.now() - withinMs
    return states.filter((_, seq) => seq <= known && (seq === known || (knownAt[seq + 1] ?? 0) >= since))
  }

  known(document: DocumentName, seq: number): void {
    const history = this.#documents.get(document)
    if (history !== undefined) this.#knows(history, Math.min(seq, history.states.length - 1))
  }

  looksUp(document: DocumentName): void {
    if (isSection(document)) return
    const history = this.#documents.get(document) ?? this.#create(document)
    history.lookedUp = this.#outside(history)
  }

  /** What is kept of a document, or about to be, must be the fold of its log too. */
  kept(document: DocumentName, seq: number, updates: readonly Uint8Array[]): void {
    const state = this.#documents.get(document)?.states[seq]
    if (state === undefined || seq === 0) return
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
    if (canonical(modelOf(new RecordReader(directoryKind, doc).read() as never)) !== canonical(state))
      this.#report('S3', `what is kept of ${document} up to ${seq} is not the fold of its log`)
  }

  /** So must be what the server holds. */
  committed(document: DocumentName, directory: Directory): void {
    const history = this.#documents.get(document)
    if (canonical(modelOf(directory)) !== canonical(history?.states[history.known]))
      this.#report('S3', `the server's ${document} is not the fold of its log`)
  }

  /** A process that starts knows nothing yet; but what may have been received counts as received. */
  appended(commit: Commit, now: number): void {
    if (isSection(commit.document)) return this.sections.appended(commit)
    const history = this.#documents.get(commit.document) ?? this.#create(commit.document)
    this.#judge(history, commit, now)
    const before = history.states.length
    this.#take(commit)
    if (history.states.length - before !== commit.entries.length) this.#report('S1', 'the log has gaps')
    this.#compare(history, commit.document)
    // The next commit may look up anything from now on.
    history.lookedUp = this.#outside(history)
  }

  #judge(history: DocumentHistory, commit: Commit, now: number): void {
    let state = history.states.at(-1) ?? emptyModel
    for (const { loginId, outcome } of commit.outcomes) {
      if (history.outcomes.has(`${loginId}/${outcome.id}`)) {
        this.#report('S1', `${outcome.id} of ${loginId} has two outcomes`)
      }
      const mutation = this.#options.made.find(loginId, outcome.id)
      if (mutation === null) {
        this.#report('S1', `no person called ${loginId} has made ${outcome.id}`)
        continue
      }
      const entry = commit.entries.find(({ mutationId }) => mutationId === outcome.id)
      if (outcome.outcome === 'accepted') {
        if (entry === undefined) this.#report('S1', `${outcome.id} was accepted without an entry in the log`)
        else if (entry.actorLoginId !== mutation.loginId)
          this.#report('B2', `${outcome.id} of ${mutation.loginId} ran as ${entry.actorLoginId}`)
      }
      const latest = this.#outside(history)
      const times = { latest, lookedUp: history.lookedUp ?? latest }
      const asked = this.#options.made.askedForLogins(mutation)
      const verdict = verdictOf({ state, mutation, outcome, times, asked, now: entry?.at ?? now })
      if (verdict.objection !== null) this.#report(verdict.objection.invariant, verdict.objection.about)
      state = verdict.next
    }
    const folded = this.#fold(history, commit)
    if (canonical(folded) !== canonical(state)) {
      this.#report(
        'S1',
        `the second model and the log differ after ${commit.entries.map(({ name }) => name).join(', ')}`,
      )
    }
  }

  #take(commit: Commit): void {
    const history = this.#documents.get(commit.document) ?? this.#create(commit.document)
    let state = history.states.at(-1) ?? emptyModel
    for (const { changes, mutationId, seq, name, args, at } of commit.entries) {
      const before = state
      const { memberId } = args as { readonly memberId?: string }
      const ended = name === 'endSessions' ? before.member.find(({ id }) => id === memberId) : undefined
      if (ended !== undefined) history.endings.push({ loginId: ended.loginId, at, inWorld: this.#options.now() })
      history.states.push((state = folded(state, changes)))
      for (const { id: invitationId, status, sentAt } of state.invitation) {
        const former = before.invitation.find(({ id }) => id === invitationId)
        if (status === 'pending' && (former?.status !== 'pending' || former.sentAt !== sentAt))
          history.sendings.set(mutationId, { invitationId, sentAt, seq })
      }
    }
    for (const { loginId, outcome } of commit.outcomes) history.outcomes.set(`${loginId}/${outcome.id}`, outcome)
    if (commit.update !== null) Y.applyUpdate(history.mirror, commit.update)
  }

  #fold(history: DocumentHistory, commit: Commit): ModelDirectory {
    return commit.entries.reduce((state, { changes }) => folded(state, changes), history.states.at(-1) ?? emptyModel)
  }

  #compare(history: DocumentHistory, document: DocumentName): void {
    const mirrored = canonical(modelOf(history.reader.read() as never))
    if (mirrored !== canonical(history.states.at(-1))) {
      this.#report('S4', `the updates of ${document} do not amount to its log`)
    }
  }

  #outside(history: DocumentHistory): Outside {
    const others = [...this.#documents.values()].filter((one) => one !== history)
    return {
      directories: new Map(others.map(({ organizationId, states }) => [organizationId, [...states]])),
      logins: this.#options.logins(),
    }
  }

  #knows(history: DocumentHistory, seq: number): void {
    for (let at = history.knownAt.length; at <= seq; at += 1) history.knownAt.push(this.#options.now())
    history.known = Math.max(history.known, seq)
  }

  #create(document: DocumentName): DocumentHistory {
    const address = parseDocumentName(document, kinds)
    if (address?.kind !== 'directory') throw new Error(`${document} is no directory`)
    const mirror = new Y.Doc()
    const history: DocumentHistory = {
      organizationId: address.organizationId,
      states: [emptyModel],
      mirror,
      reader: new RecordReader(directoryKind, mirror),
      outcomes: new Map(),
      sendings: new Map(),
      endings: [],
      known: 0,
      knownAt: [],
      lookedUp: null,
    }
    this.#documents.set(document, history)
    return history
  }

  #report(invariant: string, about: string): void {
    this.#options.violations.report(invariant, about)
  }
}

const isSection = (document: DocumentName): boolean => document.startsWith('section/')

const folded = (state: ModelDirectory, changes: Commit['entries'][number]['changes']): ModelDirectory => {
  const organization = changes.find(({ kind }) => kind === 'organization')?.after ?? state.organization
  const records = changes.filter(({ kind }) => kind !== 'organization')
  const asChanges = records.map(({ kind, id, after }) =>
    after === null ? { kind, remove: id } : { kind, put: after },
  ) as unknown as Change[]
  return { ...withChanges(state, asChanges), organization: organization as ModelDirectory['organization'] }
}
