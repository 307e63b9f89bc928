import {
  attachmentsIn,
  attachmentTypeOf,
  cleanedFileName,
  limits,
  type Attachment,
  type AttachmentRefusal,
  type MutationId,
} from '@kontor/domain'
import type { DocumentName, Outcome } from '@kontor/protocol'
import * as v from 'valibot'
import { FilesFull } from './files-full.ts'
import { replicaLimits } from './limits.ts'
import { NotKept } from './not-kept.ts'
import type { Outbox } from './outbox.ts'
import type { FileEntry, FilePlace, FileStorage } from './ports/file-storage.ts'
import type { HttpAnswer } from './ports/http.ts'
import type { StoredMutation } from './ports/login-storage.ts'
import type { Ports } from './ports/ports.ts'
import type { AttachResult, SelectedFile } from './replica.ts'
import { RetryDelays } from './retry-delays.ts'

export interface WaitingFilesOptions {
  readonly loginId: string
  /** `http://host` or `https://host`. */
  readonly httpOrigin: string
  readonly ports: Pick<Ports, 'openFiles' | 'http' | 'clock' | 'sha256'>
  readonly outbox: Pick<Outbox, 'pending' | 'tray' | 'settle'>
  /** The outbox has been read. */
  readonly loaded: () => Promise<void>
  /** A mutation of this document can go now, or was refused. */
  readonly onReady: (document: DocumentName) => void
}

/**
 * S19: the files that this browser has and the server may not. A file is sent before the mutation that mentions it, and is
 * kept as long as a mutation that waits or was refused mentions it.
 */
export class WaitingFiles {
  readonly #options: WaitingFilesOptions
  readonly #storage: FileStorage
  readonly #retryDelays = new RetryDelays(replicaLimits.postRetryMs, replicaLimits.postRetryMaxMs)
  /** Mutations whose files the server has, or has to judge. */
  readonly #ready = new Set<MutationId>()
  readonly #sending = new Map<MutationId, () => void>()
  /** Attached in this tab and not mentioned yet. */
  readonly #unmentioned = new Set<string>()
  #mentioned: ReadonlyMap<string, FilePlace> = new Map()
  /** What an unchanged mutation mentions is read from it once. */
  readonly #found = new WeakMap<object, readonly Attachment[]>()
  /** Bounds are kept by one call at a time. */
  #work: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(options: WaitingFilesOptions) {
    this.#options = options
    this.#storage = options.ports.openFiles(options.loginId)
  }

  /**
   * Keeps a file of a document. Gives the attachment for the arguments of a mutation. Rejects with `FilesFull`, with
   * `NotKept`, or when the file cannot be read.
   */
  async attach(document: DocumentName, file: SelectedFile): Promise<AttachResult> {
    const name = cleanedFileName(file.name)
    const max = limits.attachmentBytesMax
    if (file.size > max) return { accepted: false, refusal: { code: 'attachment-too-large', name, max } }
    const content = new Uint8Array(await file.arrayBuffer())
    const bytes = content.byteLength
    if (bytes === 0) return { accepted: false, refusal: { code: 'attachment-empty', name } }
    const { clock, sha256 } = this.#options.ports
    const entry: FileEntry = { document, sha256: await sha256(content), name, bytes, keptAt: clock.now() }
    await this.#inOrder(() => this.#keep(entry, content))
    const attachment = { name, bytes, type: attachmentTypeOf(content), sha256: entry.sha256 }
    return { accepted: true, attachment }
  }

  /** Of the mutations of a document, in order, those that can go now. The files of the next one are sent. */
  ready(mutations: readonly StoredMutation[]): readonly StoredMutation[] {
    const first = mutations.findIndex((mutation) => !this.#isReady(mutation))
    const next = mutations[first]
    if (next === undefined) return mutations
    this.#start(next)
    return mutations.slice(0, first)
  }

  /** Files that no mutation mentions any more are removed. To be called whenever the outbox has changed. */
  outboxChanged(): void {
    const { pending, tray } = this.#options.outbox
    const mentioned = new Map<string, FilePlace>()
    for (const mutation of [...pending, ...tray])
      for (const { sha256 } of this.#attachmentsOf(mutation)) {
        const place = { document: mutation.document, sha256 }
        mentioned.set(keyOf(place), place)
      }
    const waiting = new Set(pending.map(({ id }) => id))
    for (const id of this.#ready) if (!waiting.has(id)) this.#ready.delete(id)
    const gone = [...this.#mentioned].filter(([key]) => !mentioned.has(key) && !this.#unmentioned.has(key))
    for (const key of mentioned.keys()) this.#unmentioned.delete(key)
    this.#mentioned = mentioned
    // What a storage that fails still has is removed as a leftover later.
    for (const [, place] of gone) void this.#inOrder(() => this.#storage.remove(place)).catch(() => undefined)
  }

  /** S13: deletes all of it. */
  async erase(): Promise<void> {
    this.close()
    await this.#storage.erase()
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#sending.values()) stop()
    this.#sending.clear()
  }

  async #keep(entry: FileEntry, content: Uint8Array): Promise<void> {
    await this.#options.loaded()
    if (this.#isClosed) throw new NotKept({ cause: new Error('the login has signed out') })
    const others = (await this.#entries()).filter((other) => keyOf(other) !== keyOf(entry))
    const kept = await this.#withoutLeftovers(others, entry.keptAt)
    const bytes = kept.reduce((sum, other) => sum + other.bytes, entry.bytes)
    if (kept.length >= replicaLimits.waitingFilesMax || bytes > replicaLimits.waitingFileBytesMax) throw new FilesFull()
    await this.#storage.add(entry, content).catch((cause: unknown) => {
      throw new NotKept({ cause })
    })
    this.#unmentioned.add(keyOf(entry))
  }

  #entries(): Promise<readonly FileEntry[]> {
    return this.#storage.entries().catch((cause: unknown) => {
      throw new NotKept({ cause })
    })
  }

  /** A file that was attached to something that was never sent goes after a while. */
  async #withoutLeftovers(entries: readonly FileEntry[], now: number): Promise<readonly FileEntry[]> {
    const isLeft = (entry: FileEntry): boolean =>
      now - entry.keptAt > replicaLimits.unmentionedFileMs && !this.#mentioned.has(keyOf(entry))
    for (const entry of entries.filter(isLeft)) await this.#storage.remove(entry).catch(() => undefined)
    return entries.filter((entry) => !isLeft(entry))
  }

  #isReady(mutation: StoredMutation): boolean {
    return this.#ready.has(mutation.id) || this.#attachmentsOf(mutation).length === 0
  }

  #attachmentsOf({ args }: Pick<StoredMutation, 'args'>): readonly Attachment[] {
    const known = this.#found.get(args) ?? attachmentsIn(args)
    this.#found.set(args, known)
    return known
  }

  #start(mutation: StoredMutation): void {
    const { id, document } = mutation
    if (this.#isClosed || this.#sending.has(id)) return
    let isStopped = false
    this.#sending.set(id, () => {
      isStopped = true
    })
    void this.#send(mutation).then((afterMs) => {
      if (isStopped) return
      const { clock } = this.#options.ports
      const go = (): void => {
        this.#sending.delete(id)
        this.#options.onReady(document)
      }
      if (afterMs === null) go()
      else this.#sending.set(id, clock.after(afterMs, go))
    })
  }

  /** Sends the files of a mutation; null: it can go, or was refused; a number: again after so many milliseconds. */
  async #send(mutation: StoredMutation): Promise<number | null> {
    for (const attachment of this.#attachmentsOf(mutation)) {
      const verdict = await this.#upload(mutation.document, attachment)
      if (verdict === 'again') return this.#retryDelays.next()
      if (verdict === 'sent') continue
      const outcome: Outcome = { id: mutation.id, outcome: 'refused', ...verdict }
      await this.#options.outbox.settle([outcome]).catch(() => undefined)
      return null
    }
    this.#retryDelays.reset()
    this.#ready.add(mutation.id)
    return null
  }

  /** A file that is not here was sent before, or went with the data of the site: the server judges the mutation. */
  async #upload(document: DocumentName, { name, sha256 }: Attachment): Promise<'sent' | 'again' | AttachmentRefusal> {
    const content = await this.#storage.read({ document, sha256 }).catch(() => null)
    if (content === null) return 'sent'
    const { httpOrigin, ports } = this.#options
    const query = new URLSearchParams({ name, sha256 })
    const url = `${httpOrigin}/api/documents/${document}/attachments?${query.toString()}`
    const answer = await ports.http.upload(url, content).catch(() => null)
    return answer === null ? 'again' : verdictOf(answer, name)
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done
  }
}

const FailureSchema = v.object({
  error: v.object({
    code: v.picklist(['attachment-empty', 'attachment-too-large', 'attachment-differs', 'attachments-full']),
    max: v.optional(v.number()),
  }),
})

const verdictOf = ({ status, body }: HttpAnswer, name: string): 'sent' | 'again' | AttachmentRefusal => {
  const failure = v.safeParse(FailureSchema, body)
  if (failure.success) {
    const { code, max = limits.attachmentBytesMax } = failure.output.error
    return code === 'attachment-too-large' || code === 'attachments-full' ? { code, name, max } : { code, name }
  }
  // Too many at once, a store that fails, a session that ended: the file waits. Any other answer is for the mutation to meet.
  return status === 401 || status === 408 || status === 429 || status >= 500 ? 'again' : 'sent'
}

const keyOf = ({ document, sha256 }: FilePlace): string => `${document} ${sha256}`
