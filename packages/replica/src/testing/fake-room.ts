import { writeToDocument } from '@kontor/document'
import {
  applyWrites,
  directoryKind,
  emptyDirectory,
  isRefusal,
  runMutation,
  type DirectoryWrite,
  type Actor,
  type SignInMethod,
  type LoginId,
} from '@kontor/domain'
import type { Outcome, SentMutation } from '@kontor/protocol'
import * as Y from 'yjs'

/** One organisation's document on the server, in memory. */
export class FakeRoom {
  readonly epoch: string
  readonly doc = new Y.Doc()
  readonly directory = emptyDirectory()
  readonly outcomes = new Map<string, Outcome>()
  seq = 0
  #now = 1

  constructor(epoch: string, writes: readonly DirectoryWrite[]) {
    this.epoch = epoch
    this.#write(writes)
  }

  /** Runs them one after another; each gets its one outcome (S1). */
  run(
    loginId: LoginId,
    mutations: readonly SentMutation[],
    signedInBy: SignInMethod = 'password',
  ): { readonly outcomes: readonly Outcome[]; readonly update: Uint8Array | null } {
    const before = Y.encodeStateVector(this.doc)
    const seqBefore = this.seq
    const outcomes = mutations.map((mutation) => this.#runOne({ kind: 'login', loginId, signedInBy }, mutation))
    return { outcomes, update: this.seq === seqBefore ? null : Y.encodeStateAsUpdate(this.doc, before) }
  }

  #runOne(actor: Actor, { id, name, version, args }: SentMutation): Outcome {
    const known = this.outcomes.get(id)
    if (known !== undefined) return known
    this.#now += 1
    const context = { actor, now: this.#now, facts: {} }
    const result = runMutation(directoryKind, this.directory, { name, version, args }, context)
    if (!isRefusal(result)) this.#write(result.writes)
    const outcome: Outcome = isRefusal(result)
      ? { id, outcome: 'refused', ...result }
      : { id, outcome: 'accepted', seq: this.seq }
    this.outcomes.set(id, outcome)
    return outcome
  }

  #write(writes: readonly DirectoryWrite[]): void {
    this.seq += 1
    applyWrites(this.directory, writes)
    writeToDocument(directoryKind, this.doc, writes, { seq: this.seq, epoch: this.epoch })
  }
}

/** S8: does the copy hold anything that the document lacks? */
export const isAhead = (stateVector: Uint8Array, doc: Y.Doc): boolean => {
  const own = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...Y.decodeStateVector(stateVector)].some(([client, clock]) => (own.get(client) ?? 0) < clock)
}
