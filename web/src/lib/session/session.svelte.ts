import type { AccessSnapshot, LoginId } from '@kontor/domain'
import type { Replica, ReplicaState } from '@kontor/replica'
import { createContext } from 'svelte'
import { callServer, type Answer } from '#lib/api/call-server.ts'
import { keptLogin } from './kept-login.ts'
import { Live } from './live.ts'
import { openBrowserReplica } from './open-browser-replica.ts'

export type SessionStatus =
  | 'opening'
  | 'signed-in'
  | 'signed-out'
  /** The server cannot be asked, and nobody's copy is kept here. */
  | 'unreachable'

const nothingKnown: ReplicaState = { access: null, connection: 'connecting', pending: [], tray: [] }

/** Who is signed in in this browser, and that person's replica. */
export class Session {
  #status = $state<SessionStatus>('opening')
  #replica = $state.raw<Replica | null>(null)
  readonly #live = $derived(this.#replica === null ? null : new Live(this.#replica))

  get status(): SessionStatus {
    return this.#status
  }

  /** Null while nobody is signed in. */
  get replica(): Replica | null {
    return this.#replica
  }

  get state(): ReplicaState {
    return this.#live?.current ?? nothingKnown
  }

  /** What the signed-in person may do; null until known. */
  get access(): AccessSnapshot | null {
    return this.state.access
  }

  /** Opens with what is kept, at once; the server then says whether the session still lives. */
  async open(): Promise<void> {
    const kept = keptLogin.read()
    if (kept !== null) await this.#enter(kept)
    const answer = await callServer<AccessSnapshot>('GET', '/api/access')
    if (answer.ok) await this.#enter(answer.value.login.id)
    else if (answer.status === 401) await this.#leave()
    else if (kept === null) this.#status = 'unreachable'
  }

  /** A name with an `@` is an e-mail address; user names have none. */
  async signIn(name: string, password: string): Promise<Answer<unknown>> {
    const byEmail = name.includes('@')
    const answer = byEmail
      ? await callServer<unknown>('POST', '/api/auth/sign-in/email', { email: name, password })
      : await callServer<unknown>('POST', '/api/auth/sign-in/username', { username: name.toLowerCase(), password })
    if (answer.ok) await this.open()
    return answer
  }

  /** S13: the screens have warned about unsent changes before. False: the server could not be told, nothing is erased. */
  async signOut(): Promise<boolean> {
    const answer = await callServer<unknown>('POST', '/api/auth/sign-out', {})
    if (!answer.ok && answer.status !== 401) return false
    const replica = this.#replica
    await this.#leave()
    await replica?.erase()
    return true
  }

  /** The session ended elsewhere. What this browser keeps of the login stays for the next sign-in. */
  async ended(): Promise<void> {
    await this.#leave()
  }

  close(): void {
    this.#replica?.close()
  }

  async #enter(loginId: LoginId): Promise<void> {
    if (this.#replica?.loginId !== loginId) {
      this.#replica?.close()
      this.#replica = await openBrowserReplica(loginId)
      keptLogin.write(loginId)
    }
    this.#status = 'signed-in'
  }

  async #leave(): Promise<void> {
    this.#replica?.close()
    this.#replica = null
    keptLogin.forget()
    this.#status = 'signed-out'
  }
}

export const [useSession, provideSession] = createContext<Session>()
