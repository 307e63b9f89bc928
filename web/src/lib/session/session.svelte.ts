import type { AccessSnapshot, LoginId } from '@kontor/domain'
import type { Replica, ReplicaState } from '@kontor/replica'
import { createContext } from 'svelte'
import { callServer, type Answer } from '#lib/api/call-server.ts'
import { endPush } from './browser-push.ts'
import { keptLogin } from './kept-login.ts'
import { Live } from './live.ts'
import { loginTraces } from './login-traces.ts'
import { openBrowserReplica } from './open-browser-replica.ts'

export type SessionStatus =
  | 'opening'
  | 'signed-in'
  | 'signed-out'
  /** The server does not answer, and this browser has no copy. */
  | 'unreachable'

interface SignInAnswer {
  /** The password was right, and a code of the second factor is required. */
  readonly twoFactorRedirect?: boolean
}

const nothingKnown: ReplicaState = { access: null, connection: 'connecting', pending: [], tray: [], storage: 'kept' }

/** The signed-in login of this browser, and its replica. */
export class Session {
  #status = $state<SessionStatus>('opening')
  #replica = $state.raw<Replica | null>(null)
  #answered = $state.raw<AccessSnapshot | null>(null)
  readonly #traces = loginTraces()
  readonly #live = $derived(this.#replica === null ? null : new Live(this.#replica))

  get status(): SessionStatus {
    return this.#status
  }

  /** Null while no one is signed in. */
  get replica(): Replica | null {
    return this.#replica
  }

  get state(): ReplicaState {
    return this.#live?.current ?? nothingKnown
  }

  /**
   * What the signed-in person may do; null until known. From the replica; until it has received it, from the server's
   * answer.
   */
  get access(): AccessSnapshot | null {
    return this.state.access ?? this.#answered
  }

  /** The server's time, as far as this browser knows it. Milliseconds since 1970. */
  get now(): number {
    // Read so that the screens follow when the server sends its time.
    void this.state
    return this.#replica?.now() ?? Date.now()
  }

  /** Opens the stored copy at once; the server then answers whether the session is still valid. */
  async open(): Promise<void> {
    if (!(await this.#finishSigningOut())) return this.#set('unreachable')
    const kept = keptLogin.read()
    if (kept !== null) await this.#enter(kept)
    else if (await noOneSignedIn()) return this.ended()
    const answer = await callServer<AccessSnapshot>('GET', '/api/access')
    if (answer.ok) {
      this.#answered = answer.value
      await this.#enter(answer.value.login.id)
    } else if (answer.status === 401) this.ended()
    else if (kept === null) this.#set('unreachable')
  }

  /** A name with an `@` is an e-mail address; user names have none. */
  async signIn(name: string, password: string): Promise<Answer<SignInAnswer>> {
    const answer = name.includes('@')
      ? await callServer<SignInAnswer>('POST', '/api/auth/sign-in/email', { email: name, password })
      : await callServer<SignInAnswer>('POST', '/api/auth/sign-in/username', { username: name, password })
    if (answer.ok && answer.value.twoFactorRedirect !== true) await this.open()
    return answer
  }

  /** The second step of signing in with a second factor: a code of the app, or a recovery code. */
  async confirmCode(code: string, kind: 'app' | 'recovery'): Promise<Answer<unknown>> {
    const call = kind === 'app' ? 'verify-totp' : 'verify-backup-code'
    const answer = await callServer('POST', `/api/auth/two-factor/${call}`, { code })
    if (answer.ok) await this.open()
    return answer
  }

  /**
   * S13: erases this browser's copy at once; the screens have warned before. The server is notified now, or when it is
   * reachable again.
   */
  async signOut(): Promise<void> {
    const replica = this.#replica
    keptLogin.leave()
    this.#traces.erase(replica?.loginId ?? null)
    this.#forget()
    this.#set('opening')
    void endPush()
    await replica?.erase()
    this.#set((await this.#finishSigningOut()) ? 'signed-out' : 'unreachable')
  }

  /**
   * The session ended elsewhere, so this browser's copy is erased. Only changes that have not reached the server stay,
   * until this login signs in again: nothing is lost silently (S5).
   */
  ended(): void {
    const replica = this.#replica
    const unsent = this.state.pending.length + this.state.tray.length
    // Another tab has signed out. A session that expired leaves the drafts to the same login.
    if (keptLogin.read() === null) this.#traces.erase(replica?.loginId ?? null)
    this.#forget()
    keptLogin.forget()
    this.#set('signed-out')
    void endPush()
    if (unsent === 0) void replica?.erase().catch(() => undefined)
    else replica?.close()
  }

  async #finishSigningOut(): Promise<boolean> {
    if (!keptLogin.isLeaving()) return true
    const answer = await callServer('POST', '/api/auth/sign-out', {})
    if (!answer.ok && answer.code === 'offline') return false
    keptLogin.forget()
    return true
  }

  async #enter(loginId: LoginId): Promise<void> {
    if (this.#replica?.loginId !== loginId) {
      this.#replica?.close()
      this.#replica = await openBrowserReplica(loginId)
      keptLogin.write(loginId)
      this.#traces.enter(loginId)
    }
    this.#set('signed-in')
  }

  #forget(): void {
    this.#replica = null
    this.#answered = null
  }

  #set(status: SessionStatus): void {
    this.#status = status
  }
}

/** For a browser without a stored login: an ordinary visit is no error, and is not logged as one. */
const noOneSignedIn = async (): Promise<boolean> => {
  const answer = await callServer<unknown>('GET', '/api/auth/get-session')
  return answer.ok && answer.value === null
}

export const [useSession, provideSession] = createContext<Session>()
