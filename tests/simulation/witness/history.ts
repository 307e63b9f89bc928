import type { OrganizationId } from '@kontor/domain'
import { DirectoryReader } from '@kontor/document'
import { parseDocumentName, type DocumentName, type Outcome } from '@kontor/protocol'
import * as Y from 'yjs'
import type { Commit } from '../../../sync-server/src/store/store.ts'
import { canonical, modelOf } from '../model/canonical.ts'
import { judge } from '../model/judge.ts'
import { emptyModel, withChanges, type Change, type ModelDirectory } from '../model/situation.ts'
import { people } from '../story/cast.ts'
import type { DiskContents } from '../server/disk.ts'
import type { MadeMutations } from './made-mutations.ts'
import type { Violations } from './violations.ts'

interface DocumentHistory {
  readonly organizationId: OrganizationId
  /** By seq: the directory as the second model has it after that many mutations. */
  states: ModelDirectory[]
  /** What the updates in the store amount to. */
  readonly mirror: Y.Doc
  readonly reader: DirectoryReader
  /** By `<loginId>/<mutationId>`; `system` for the server itself. */
  readonly outcomes: Map<string, Outcome>
  /** Up to which number the server's process knows of it. */
  known: number
}

/** Everything durable, checked as it comes: the log, its fold, the updates and the outcomes must say the same. */
export class History {
  readonly #documents = new Map<DocumentName, DocumentHistory>()
  readonly #made: MadeMutations
  readonly #violations: Violations

  constructor(made: MadeMutations, violations: Violations) {
    this.#made = made
    this.#violations = violations
  }

  /** Commits from before the story, taken as they are. */
  begin({ commits, updates }: DiskContents): void {
    this.#documents.clear()
    for (const commit of commits) this.#take(commit)
    for (const [document, update] of updates)
      Y.applyUpdate((this.#documents.get(document) ?? this.#create(document)).mirror, update)
    for (const history of this.#documents.values()) history.known = history.states.length - 1
  }

  get documents(): ReadonlyMap<DocumentName, DocumentHistory> {
    return this.#documents
  }

  /** As the server's process knows them at this moment. */
  knownDirectories(): readonly ModelDirectory[] {
    return [...this.#documents.values()].map(({ states, known }) => states[known] ?? emptyModel)
  }

  directories(): readonly ModelDirectory[] {
    return [...this.#documents.values()].map(({ states }) => states.at(-1) ?? emptyModel)
  }

  known(document: DocumentName, seq: number): void {
    const history = this.#documents.get(document)
    if (history !== undefined) history.known = Math.max(history.known, Math.min(seq, history.states.length - 1))
  }

  /** A process that starts knows nothing yet; but whoever may have heard of something has heard of it. */
  appended(commit: Commit, now: number): void {
    const history = this.#documents.get(commit.document)
    if (history === undefined) return this.#report('S3', `a commit of an unknown document ${commit.document}`)
    this.#judge(history, commit, now)
    const before = history.states.length
    this.#take(commit)
    if (history.states.length - before !== commit.entries.length) this.#report('S1', 'the log has gaps')
    this.#compare(history, commit.document)
  }

  #judge(history: DocumentHistory, commit: Commit, now: number): void {
    let state = history.states.at(-1) ?? emptyModel
    for (const { loginId, outcome } of commit.outcomes) {
      if (history.outcomes.has(`${loginId}/${outcome.id}`)) {
        this.#report('S1', `${outcome.id} of ${loginId} has two outcomes`)
      }
      const mutation = this.#made.find(loginId, outcome.id)
      if (mutation === null) {
        this.#report('S1', `nobody called ${loginId} has made ${outcome.id}`)
        continue
      }
      const entry = commit.entries.find(({ mutationId }) => mutationId === outcome.id)
      const elsewhere = { directories: this.#others(history), logins: people }
      const { name, args } = mutation
      const actor = mutation.loginId
      const judged = { name, args, loginId: actor }
      const judgement = judge(state, judged, { elsewhere, now: entry?.at ?? now })
      if (outcome.outcome === 'accepted') {
        if (entry === undefined) this.#report('S1', `${outcome.id} was accepted without an entry in the log`)
        else if (entry.actorLoginId !== actor)
          this.#report('B2', `${outcome.id} of ${actor} ran as ${entry.actorLoginId}`)
        if (judgement.allowed) state = judgement.next
        else this.#report('B2', `${name} of ${loginId} was accepted in spite of ${judgement.reasons.join(', ')}`)
      } else if (judgement.allowed ? !this.#depends(outcome.code) : !this.#isReason(outcome.code, judgement.reasons)) {
        const expected = judgement.allowed ? 'nothing speaks against it' : judgement.reasons.join(', ')
        this.#report('S5', `${name} of ${loginId} was refused as ${outcome.code}; ${expected}`)
      }
    }
    const folded = this.#fold(history, commit)
    if (canonical(folded) !== canonical(state)) {
      this.#report(
        'S1',
        `the second model and the log differ after ${commit.entries.map(({ name }) => name).join(', ')}`,
      )
    }
  }

  /** Facts from outside may have changed between being looked up and the commit. */
  #depends(code: string): boolean {
    return code === 'unit-taken' || code === 'already-exists'
  }

  #isReason(code: string, reasons: readonly string[]): boolean {
    return reasons.includes(code) || this.#depends(code)
  }

  #take(commit: Commit): void {
    const history = this.#documents.get(commit.document) ?? this.#create(commit.document)
    let state = history.states.at(-1) ?? emptyModel
    for (const { changes } of commit.entries) history.states.push((state = folded(state, changes)))
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

  #others(history: DocumentHistory): readonly ModelDirectory[] {
    return [...this.#documents.values()]
      .filter((one) => one !== history)
      .map(({ states }) => states.at(-1) ?? emptyModel)
  }

  #create(document: DocumentName): DocumentHistory {
    const address = parseDocumentName(document)
    if (address?.kind !== 'directory') throw new Error(`${document} is no directory`)
    const mirror = new Y.Doc()
    const history: DocumentHistory = {
      organizationId: address.organizationId,
      states: [emptyModel],
      mirror,
      reader: new DirectoryReader(mirror),
      outcomes: new Map(),
      known: 0,
    }
    this.#documents.set(document, history)
    return history
  }

  #report(invariant: string, about: string): void {
    this.#violations.report(invariant, about)
  }
}

const folded = (state: ModelDirectory, changes: Commit['entries'][number]['changes']): ModelDirectory => {
  const organization = changes.find(({ kind }) => kind === 'organization')?.after ?? state.organization
  const records = changes.filter(({ kind }) => kind !== 'organization')
  const asChanges = records.map(({ kind, id, after }) =>
    after === null ? { kind, remove: id } : { kind, put: after },
  ) as unknown as Change[]
  return { ...withChanges(state, asChanges), organization: organization as ModelDirectory['organization'] }
}
