import type { OperatorConversations } from '@kontor/protocol/http'
import { createContext } from 'svelte'
import { callServer } from '#lib/api/call-server.ts'
import { operatorPaths } from '#lib/api/operator.ts'
import type { WaitingCounts } from './operator-navigation.ts'

const askedEveryMs = 30_000

/** How much waits for operators: the numbers in the navigation. */
export class OperatorInbox {
  #waiting = $state.raw<WaitingCounts | null>(null)

  get waiting(): WaitingCounts | null {
    return this.#waiting
  }

  /** A list that has just come knows the numbers too. */
  set waiting({ undecided, unanswered }: WaitingCounts) {
    this.#waiting = { undecided, unanswered }
  }

  async ask(): Promise<void> {
    const answer = await callServer<OperatorConversations>('GET', operatorPaths.conversations('undecided'))
    if (answer.ok) this.waiting = answer.value
  }

  /** Asks now and then until the returned function is called. */
  follow(): () => void {
    void this.ask()
    const timer = setInterval(() => void this.ask(), askedEveryMs)
    return () => clearInterval(timer)
  }
}

export const [useInbox, provideInbox] = createContext<OperatorInbox>()
