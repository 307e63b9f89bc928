import type { Client } from '@kontor/domain'
import {
  AccessSnapshotSchema,
  clientInQuery,
  DocumentUpdateSchema,
  OutcomeSchema,
  protocolVersion,
  type DocumentName,
  type DownMessage,
  type SentMutation,
  type UpMessage,
} from '@kontor/protocol'
import { fromBase64, toBase64UrlEncoded } from 'lib0/buffer'
import * as v from 'valibot'
import * as Y from 'yjs'
import { replicaLimits } from './limits.ts'
import type { HttpAnswer } from './ports/http.ts'
import type { Ports } from './ports/ports.ts'
import type { Connection } from './replica.ts'
import { RetryDelays } from './retry-delays.ts'

export interface HttpLineOptions {
  /** `ws://host` or `wss://host`. */
  readonly origin: string
  readonly name: DocumentName
  readonly loginId: string
  readonly client: Client
  readonly doc: Y.Doc
  readonly ports: Ports
  readonly epoch: () => string | null
  readonly onMessage: (message: DownMessage) => void
  readonly onSynced?: (() => void) | undefined
  readonly onConnection: () => void
}

const OutcomesSchema = v.object({ outcomes: v.array(OutcomeSchema) })
const FailureSchema = v.object({ error: v.object({ code: v.string(), afterMs: v.optional(v.number()) }) })

/**
 * Follows a document over HTTP while sockets are blocked: asks again and again for what the copy lacks, and posts mutations.
 * Speaks the same messages as a socket.
 */
export class HttpLine {
  readonly #options: HttpLineOptions
  readonly #retryDelays = new RetryDelays(replicaLimits.httpRetryMs, replicaLimits.httpRetryMaxMs)
  readonly #httpOrigin: string
  #connection: Connection | null = null
  #isRunning = false
  #isDestroyed = false
  #cancel = (): void => undefined
  /** Calls go one after another (S2). */
  #work: Promise<unknown> = Promise.resolve()

  constructor(options: HttpLineOptions) {
    this.#options = options
    this.#httpOrigin = options.origin.replace(/^ws/, 'http')
  }

  /** `http-only` while the server answers, a final state once it has refused, else null. */
  get connection(): Connection | null {
    return this.#connection
  }

  start(): void {
    if (this.#isRunning || this.#isDestroyed) return
    this.#isRunning = true
    this.#readAfter(0)
  }

  stop(): void {
    this.#isRunning = false
    this.#cancel()
    this.#connection = null
    this.#retryDelays.reset()
  }

  destroy(): void {
    this.stop()
    this.#isDestroyed = true
  }

  /** False when the server does not answer. */
  send({ mutations }: UpMessage): boolean {
    if (this.#connection !== 'http-only') return false
    void this.#inOrder(() => this.#post(mutations))
    return true
  }

  #readAfter(delayMs: number): void {
    this.#cancel = this.#options.ports.clock.after(delayMs, () => {
      void this.#inOrder(async () => {
        if (!this.#isRunning) return
        const answer = await this.#read()
        if (this.#isRunning) this.#readAfter(answer ? replicaLimits.httpPollMs : this.#retryDelays.next())
      })
    })
  }

  /** True when the copy is as the server's document. */
  async #read(): Promise<boolean> {
    const answer = await this.#options.ports.http.get(this.#readUrl()).catch(() => null)
    if (this.#isDestroyed) return false
    const isRead = answer?.status === 200 && this.#receive(answer.body)
    if (this.#isDestroyed) return false
    if (this.#isRunning) this.#setConnection(isRead ? 'http-only' : finalConnection(answer))
    if (isRead) this.#retryDelays.reset()
    return isRead
  }

  #readUrl(): string {
    const { name, loginId, doc, epoch } = this.#options
    if (name.startsWith('access/')) return `${this.#httpOrigin}/api/access`
    const copy = epoch()
    const vector = toBase64UrlEncoded(Y.encodeStateVector(doc))
    const query = new URLSearchParams({
      protocol: String(protocolVersion),
      login: loginId,
      ...(copy === null ? {} : { epoch: copy }),
      // Too long for a URL after very many restarts of the server; then the whole document comes.
      ...(vector.length > replicaLimits.urlVectorLengthMax ? {} : { vector }),
    })
    return `${this.#httpOrigin}/api/documents/${name}/update?${query.toString()}`
  }

  #receive(body: unknown): boolean {
    const { name, doc, onMessage, onSynced } = this.#options
    if (name.startsWith('access/')) {
      const access = v.safeParse(AccessSnapshotSchema, body)
      if (access.success) onMessage({ type: 'access', snapshot: access.output })
      return access.success
    }
    const parsed = v.safeParse(DocumentUpdateSchema, body)
    if (!parsed.success) return false
    const { update, epoch, seq, now } = parsed.output
    onMessage({ type: 'welcome', version: protocolVersion, epoch, seq, now })
    if (this.#isDestroyed) return false
    if (update === null) {
      onMessage({ type: 'reset', epoch })
      return false
    }
    Y.applyUpdate(doc, fromBase64(update), this)
    onSynced?.()
    return true
  }

  async #post(mutations: readonly SentMutation[]): Promise<void> {
    const { name, loginId, client, ports, onMessage } = this.#options
    const url = `${this.#httpOrigin}/api/documents/${name}/mutations?login=${loginId}${clientInQuery(client)}`
    const answer = await ports.http.post(url, { mutations }).catch(() => null)
    if (this.#isDestroyed) return
    const parsed = v.safeParse(OutcomesSchema, answer?.body)
    if (answer?.status === 200 && parsed.success) {
      // S4: first the update that carries them.
      await this.#read()
      if (!this.#isDestroyed) onMessage({ type: 'outcomes', outcomes: parsed.output.outcomes })
      return
    }
    const failure = v.safeParse(FailureSchema, answer?.body)
    const afterMs = failure.success ? failure.output.error.afterMs : undefined
    const reason = answer?.status === 503 ? 'storage' : 'too-many'
    // Whether any of it was taken is unknown. Sent again, each mutation gets its one outcome (S1).
    onMessage({ type: 'retry', reason, afterMs: afterMs ?? replicaLimits.httpRetryMs })
    if (answer === null || finalConnection(answer) !== null) await this.#read()
  }

  #setConnection(connection: Connection | null): void {
    if (connection === this.#connection) return
    this.#connection = connection
    this.#options.onConnection()
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(() => (this.#isDestroyed ? undefined : work()))
    this.#work = done.catch(() => undefined)
    return done
  }
}

/** What a refusal of the server means for the person; null: try again. A status alone may be some proxy's. */
const finalConnection = (answer: HttpAnswer | null): Connection | null => {
  const failure = v.safeParse(FailureSchema, answer?.body)
  const code = failure.success ? failure.output.error.code : null
  if (answer?.status === 401 && code === 'no-session') return 'signed-out'
  if (answer?.status === 403 && code === 'single-sign-on-required') return 'single-sign-on'
  if (answer?.status === 403 && code === 'not-allowed') return 'not-allowed'
  return answer?.status === 409 && code === 'version-too-old' ? 'outdated' : null
}
