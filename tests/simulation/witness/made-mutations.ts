import type { LoginId } from '@kontor/domain'

/** What has become of a mutation in the browser that made it. */
export type Fate =
  | 'waiting'
  | 'accepted'
  | 'in-tray'
  | 'dropped'
  | 'lost'
  /** The storage did not take it: its tab sends it from memory, or has refused it to the person. */
  | 'in-memory'

export interface MadeMutation {
  readonly id: string
  /** Null: the server itself. */
  readonly loginId: LoginId | null
  readonly browser: string | null
  readonly organizationId: string
  readonly name: string
  readonly args: unknown
  fate: Fate
  /** Why it is in the tray. */
  code: string | null
  /** Its outcome may have been given in a life of the document that a backup has ended. */
  beforeRestore: boolean
}

/** Every mutation that a browser has written or tried to write, and every one that the server made. */
export class MadeMutations {
  readonly #made = new Map<string, MadeMutation>()

  get all(): Iterable<MadeMutation> {
    return this.#made.values()
  }

  get size(): number {
    return this.#made.size
  }

  add(mutation: Omit<MadeMutation, 'fate' | 'code' | 'beforeRestore'>): void {
    const key = keyOf(mutation.loginId ?? 'system', mutation.id)
    // One that was sent from memory may be written down later, with its outcome from before.
    const beforeRestore = this.#made.get(key)?.beforeRestore ?? false
    this.#made.set(key, { ...mutation, fate: 'waiting', code: null, beforeRestore })
  }

  addInMemory(mutation: Omit<MadeMutation, 'fate' | 'code' | 'beforeRestore'>): void {
    if (this.find(mutation.loginId ?? 'system', mutation.id) !== null) return
    this.add(mutation)
    const made = this.find(mutation.loginId ?? 'system', mutation.id)
    if (made !== null) made.fate = 'in-memory'
  }

  /** The server may hand the same one over again, after a crash. */
  addOfServer(
    organizationId: string,
    { id, name, args }: { readonly id: string; readonly name: string; readonly args: unknown },
  ): void {
    if (this.find('system', id) === null) this.add({ id, loginId: null, browser: null, organizationId, name, args })
  }

  find(loginId: string, id: string): MadeMutation | null {
    return this.#made.get(keyOf(loginId, id)) ?? null
  }

  /** B9: at most so often a login was asked for, by this one's maker and in its organisation. */
  askedForLogins({ loginId, organizationId }: MadeMutation): {
    readonly byLogin: number
    readonly inOrganization: number
  } {
    const asked = [...this.#made.values()].filter(({ name }) => name === 'inviteExistingMember')
    return {
      byLogin: asked.filter((one) => one.loginId === loginId).length,
      inOrganization: asked.filter((one) => one.organizationId === organizationId).length,
    }
  }

  /** A browser has lost what it kept: what was on its way may have arrived all the same, and is not awaited. */
  lose(browser: string, loginId: string | null): void {
    for (const mutation of this.#made.values()) {
      if (mutation.browser !== browser || (loginId !== null && mutation.loginId !== loginId)) continue
      if (mutation.fate === 'waiting' || mutation.fate === 'in-tray') mutation.fate = 'lost'
    }
  }

  restored(): void {
    for (const mutation of this.#made.values()) mutation.beforeRestore = true
  }
}

const keyOf = (loginId: string, id: string): string => `${loginId}/${id}`
