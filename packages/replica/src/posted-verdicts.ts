import type { Client, DocumentKinds } from '@kontor/domain'
import { clientInQuery, OutcomeSchema, type DocumentName, type Outcome, type SentMutation } from '@kontor/protocol'
import * as v from 'valibot'
import { kindOfDocument, refusalWithoutAccess } from './kind-of-document.ts'
import { replicaLimits } from './limits.ts'
import { mutationChunks } from './mutation-chunks.ts'
import type { Outbox } from './outbox.ts'
import type { Ports } from './ports/ports.ts'

export interface PostedVerdictsOptions {
  readonly ports: Ports
  /** `http://host` or `https://host`. */
  readonly httpOrigin: string
  readonly loginId: string
  readonly client: Client
  readonly outbox: Outbox
  readonly lockName: (document: DocumentName) => string
  readonly kinds: DocumentKinds
  /** Documents that this login may not open, with mutations that still wait for their verdict. */
  readonly documents: () => readonly DocumentName[]
  readonly online: () => boolean
  readonly onSignedOut: () => void
}

interface Posting {
  /** To be called when there may be more to send. */
  readonly look: () => void
  readonly stop: () => void
}

const AnswerSchema = v.object({ outcomes: v.array(OutcomeSchema) })
const SingleSignOnSchema = v.object({ error: v.object({ code: v.literal('single-sign-on-required') }) })
/** S1: what was judged before this login lost its place keeps its outcome. */
const NotAllowedSchema = v.object({ error: AnswerSchema })

/**
 * Who lost a document while away has no socket to send on. What waits is sent by HTTP, so that the server gives each
 * mutation its own verdict, and nothing is lost silently (S5).
 */
export class PostedVerdicts {
  readonly #options: PostedVerdictsOptions
  readonly #running = new Map<DocumentName, Posting>()

  constructor(options: PostedVerdictsOptions) {
    this.#options = options
  }

  /** To be called whenever the connection, the access or the outbox has changed. */
  update(): void {
    const wanted = this.#options.online() ? this.#options.documents() : []
    for (const [document, { look, stop }] of this.#running) {
      if (wanted.includes(document)) {
        look()
        continue
      }
      this.#running.delete(document)
      stop()
    }
    for (const document of wanted) {
      if (!this.#running.has(document)) this.#running.set(document, this.#start(document))
    }
  }

  close(): void {
    for (const { stop } of this.#running.values()) stop()
    this.#running.clear()
  }

  #start(document: DocumentName): Posting {
    const { ports, outbox, lockName } = this.#options
    let state: 'waits for the lock' | 'idle' | 'posting' | 'stopped' = 'waits for the lock'
    let stopTimer = (): void => undefined
    const isStopped = (): boolean => state === 'stopped'
    const post = async (failures: number): Promise<void> => {
      state = 'posting'
      await outbox.refresh().catch(() => undefined)
      for (const mutations of mutationChunks(outbox.sendable(document))) {
        if (isStopped()) return
        if (await this.#post(document, mutations)) continue
        if (!isStopped()) stopTimer = ports.clock.after(retryDelayMs(failures), () => void post(failures + 1))
        return
      }
      if (isStopped()) return
      state = 'idle'
      look()
    }
    /** What came, or became durable, while others were posted. */
    const look = (): void => {
      if (state === 'idle' && outbox.sendable(document).length > 0) void post(0)
    }
    const leaveLock = ports.locks.hold(lockName(document), () => void post(0))
    const stop = (): void => {
      state = 'stopped'
      stopTimer()
      leaveLock()
    }
    return { look, stop }
  }

  /** True when the mutations have their verdicts. */
  async #post(document: DocumentName, mutations: readonly SentMutation[]): Promise<boolean> {
    const { ports, httpOrigin, loginId, client, outbox, kinds, onSignedOut } = this.#options
    const url = `${httpOrigin}/api/documents/${document}/mutations?login=${loginId}${clientInQuery(client)}`
    const answer = await ports.http.post(url, { mutations }).catch(() => null)
    if (answer?.status === 401) onSignedOut()
    const outcomes = answer === null ? null : outcomesOf(answer, mutations, refusedIn(document, kinds))
    if (outcomes === null) return false
    // Should the storage fail, the outbox writes the outcomes later.
    await outbox.settle(outcomes).catch(() => undefined)
    return mutations.every(({ id }) => outcomes.some((outcome) => outcome.id === id))
  }
}

const outcomesOf = (
  { status, body }: { readonly status: number; readonly body: unknown },
  mutations: readonly SentMutation[],
  refused: (mutation: SentMutation) => Outcome,
): readonly Outcome[] | null => {
  // It waits until the person signs in as the organisation demands.
  if (v.is(SingleSignOnSchema, body)) return null
  if (status === 403 || status === 404) {
    // Not a member any more, or the organisation is gone: the rest has no one to judge it.
    const judged = v.safeParse(NotAllowedSchema, body)
    const known = new Map((judged.success ? judged.output.error.outcomes : []).map((outcome) => [outcome.id, outcome]))
    return mutations.map((mutation) => known.get(mutation.id) ?? refused(mutation))
  }
  const parsed = v.safeParse(AnswerSchema, body)
  return status === 200 && parsed.success ? parsed.output.outcomes : null
}

const refusedIn = (document: DocumentName, kinds: DocumentKinds) => {
  const kind = kindOfDocument(document, kinds)
  return ({ id, name }: SentMutation): Outcome => ({ id, outcome: 'refused', ...refusalWithoutAccess(kind, name) })
}

const retryDelayMs = (failures: number): number =>
  Math.min(replicaLimits.postRetryMs * 2 ** failures, replicaLimits.postRetryMaxMs)
