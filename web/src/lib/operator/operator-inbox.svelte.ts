import type { OperatorConversations, OperatorRegistrations } from '@kontor/protocol/http'
import { createContext } from 'svelte'
import { callServer } from '#lib/api/call-server.ts'
import { operatorPaths } from '#lib/api/operator.ts'
import type { WaitingCounts } from './operator-navigation.ts'

const askedEveryMs = 30_000

/** How much waits for operators: the numbers in the navigation. */
export class OperatorInbox {
  #waiting = $state.raw<WaitingCounts | null>(null)
  #registrations = $state(0)
  readonly #limited: boolean

  /** `limited`: requests for main accounts are the whole server's, which such an operator does not see. */
  constructor({ limited }: { readonly limited: boolean }) {
    this.#limited = limited
  }

  get waiting(): WaitingCounts | null {
    return this.#waiting
  }

  /** Requests for a main account. */
  get registrations(): number {
    return this.#registrations
  }

  set registrations(count: number) {
    this.#registrations = count
  }

  /** A list that has just come knows the numbers too. */
  set waiting({ undecided, unanswered }: WaitingCounts) {
    this.#waiting = { undecided, unanswered }
  }

  async ask(): Promise<void> {
    const answer = await callServer<OperatorConversations>('GET', operatorPaths.conversations('undecided'))
    if (answer.ok) this.waiting = answer.value
    if (this.#limited) return
    const registrations = await callServer<OperatorRegistrations>('GET', operatorPaths.registrations)
    if (registrations.ok) this.registrations = registrations.value.waiting
  }

  /** Asks now and then until the returned function is called. */
  follow(): () => void {
    void this.ask()
    const timer = setInterval(() => void this.ask(), askedEveryMs)
    return () => clearInterval(timer)
  }
}

export const [useInbox, provideInbox] = createContext<OperatorInbox>()
