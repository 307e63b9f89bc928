import {
  applyChanges,
  emptyContent,
  kinds,
  type AccountId,
  type KindTypes,
  type RecordChange,
  type SectionKind,
  type WritableContent,
} from '@kontor/domain'
import { RecordReader } from '@kontor/document'
import { parseDocumentName, type DocumentAddress, type DocumentName, type Outcome } from '@kontor/protocol'
import * as Y from 'yjs'
import type { Commit, LogEntry } from '../../../sync-server/src/store/store.ts'
import { canonical, modelOf } from '../model/canonical.ts'
import { mayRead, sectionPeople, unitsOfAccount } from '../model/reading.ts'
import type { ModelDirectory } from '../model/situation.ts'
import type { MadeMutations } from './made-mutations.ts'
import type { Violations } from './violations.ts'

interface SectionHistory {
  readonly address: DocumentAddress & { readonly kind: 'section'; readonly accountId: AccountId }
  /** The sum of the log. */
  readonly content: WritableContent
  /** What the updates in the store amount to. */
  readonly mirror: Y.Doc
  readonly reader: RecordReader<KindTypes>
  /** By `<loginId>/<mutationId>`; `system` for the server itself. */
  readonly outcomes: Map<string, Outcome>
  seq: number
}

export interface SectionWitnessOptions {
  readonly made: MadeMutations
  readonly violations: Violations
  /** The directories as they are on the disk at this moment. */
  readonly directories: () => readonly ModelDirectory[]
}

/** Every durable commit of a section: who made it with which right (S15), its numbers (S17), what it shows of the directory (S18). */
export class SectionWitness {
  readonly #sections = new Map<DocumentName, SectionHistory>()
  readonly #options: SectionWitnessOptions

  constructor(options: SectionWitnessOptions) {
    this.#options = options
  }

  get sections(): ReadonlyMap<DocumentName, SectionHistory> {
    return this.#sections
  }

  clear(): void {
    this.#sections.clear()
  }

  /** A commit from before the story, taken as it is. */
  take(commit: Commit): void {
    const section = this.#of(commit.document)
    for (const { loginId, outcome } of commit.outcomes) section.outcomes.set(`${loginId}/${outcome.id}`, outcome)
    for (const entry of commit.entries) this.#fold(section, entry)
    if (commit.update !== null) Y.applyUpdate(section.mirror, commit.update)
  }

  /** The document in another life, as one update. */
  mirror(document: DocumentName, update: Uint8Array): void {
    Y.applyUpdate(this.#of(document).mirror, update)
  }

  appended(commit: Commit): void {
    const section = this.#of(commit.document)
    if (commit.expectedSeq !== section.seq) this.#report('S1', `the log of ${commit.document} has gaps`)
    for (const { loginId, outcome } of commit.outcomes) this.#judge(section, commit, loginId, outcome)
    this.take(commit)
    const mirrored = canonical(modelOf(section.reader.read() as never))
    if (mirrored !== canonical(modelOf(section.content as never)))
      this.#report('S4', `the updates of ${commit.document} do not amount to its log`)
  }

  /** S18: what a section shows of the directory and should not, or does not show and should. */
  unlike(document: DocumentName): readonly string[] {
    const { address, content } = this.#of(document)
    const directory = this.#options
      .directories()
      .find(({ account }) => account.some(({ id }) => id === address.accountId))
    if (directory === undefined || kindOf(address).projection === undefined) return []
    const shown = modelOf(content as never) as unknown as Shown
    const people = sectionPeople(directory, address.accountId, address.key)
    const units = unitsOfAccount(directory, address.accountId)
    const known = new Set(people.map(({ id }) => id))
    const foreign = (shown.process ?? []).filter(
      ({ state, assigneeId }) => assigneeId !== null && !known.has(assigneeId) && !closed.has(state),
    )
    return [
      ...(canonical(shown.colleague) === canonical(people) ? [] : [`${document} shows other people`]),
      ...(canonical(shown.unit) === canonical(units) ? [] : [`${document} shows other units`]),
      ...foreign.map(({ id }) => `${id} is in the charge of a person without access`),
    ]
  }

  #judge(section: SectionHistory, commit: Commit, loginId: string, outcome: Outcome): void {
    const { made } = this.#options
    if (section.outcomes.has(`${loginId}/${outcome.id}`))
      this.#report('S1', `${outcome.id} of ${loginId} has two outcomes`)
    const entry = commit.entries.find(({ mutationId }) => mutationId === outcome.id)
    if ((outcome.outcome === 'accepted') !== (entry !== undefined))
      this.#report('S1', `${outcome.id} is ${outcome.outcome}, and its entry in the log says another thing`)
    if (loginId === 'system') return
    if (made.find(loginId, outcome.id) === null)
      this.#report('S1', `no person called ${loginId} has made ${outcome.id}`)
    // The directory of this very moment: nothing comes between it and the commit.
    if (outcome.outcome === 'accepted' && !mayRead(this.#options.directories(), loginId, section.address))
      this.#report('S15', `${loginId} changed ${commit.document} by ${outcome.id} with a right that was taken away`)
  }

  /** S17: each new number is the next one. */
  #fold(section: SectionHistory, entry: LogEntry): void {
    section.seq = entry.seq
    for (const change of entry.changes) {
      applyChanges(section.content, [change])
      if (change.before !== null || change.after === null || !('number' in change.after)) continue
      const count = numberedIn(section.content, change)
      if (change.after.number !== count)
        this.#report('S17', `${change.id} has the number ${String(change.after.number)} in the place of ${count}`)
    }
  }

  #of(document: DocumentName): SectionHistory {
    const known = this.#sections.get(document)
    if (known !== undefined) return known
    const address = parseDocumentName(document, kinds)
    if (address?.kind !== 'section') throw new Error(`${document} is no section`)
    const kind = kindOf(address)
    const mirror = new Y.Doc()
    const section: SectionHistory = {
      ...{ address, mirror, content: emptyContent(kind), reader: new RecordReader(kind, mirror) },
      ...{ outcomes: new Map(), seq: 0 },
    }
    this.#sections.set(document, section)
    return section
  }

  #report(invariant: string, about: string): void {
    this.#options.violations.report(invariant, about)
  }
}

interface Shown {
  readonly colleague: readonly { readonly id: string }[]
  readonly unit: readonly { readonly id: string }[]
  /** Of the processes alone. */
  readonly process?: readonly { readonly id: string; readonly state: string; readonly assigneeId: string | null }[]
}

const closed: ReadonlySet<string> = new Set(['ported', 'refused', 'done', 'cancelled'])

const kindOf = ({ key }: { readonly key: string }): SectionKind => {
  const kind = kinds.sections[key]
  if (kind === undefined) throw new Error(`there is no section ${key}`)
  return kind
}

/** How many records of the kind of a change there are, the changed one included. */
const numberedIn = (content: WritableContent, { kind }: RecordChange): number => {
  const part = content[kind]
  return part instanceof Map ? part.size : 0
}
