import type { OperatorConversation } from '@kontor/protocol/http'
import { actInMail, operatorPaths, type OperatorMailAct } from '#lib/api/operator.ts'
import { ServerQuery } from '#lib/api/server-query.svelte.ts'
import { refusedToOperator, type OperatorRefused } from './operator-refused.ts'

const askedEveryMs = 15_000

/** One conversation that an operator has open, and what they do in it. */
export class OpenConversation {
  readonly query = new ServerQuery<OperatorConversation>()
  readonly #of: string
  readonly #onchange: () => void

  constructor(of: string, onchange: () => void) {
    this.#of = of
    this.#onchange = onchange
  }

  get accountId(): string {
    return this.#of.split('/')[0] ?? ''
  }

  readonly ask = (): void => void this.query.ask(operatorPaths.conversation(this.#of))

  /** Asks now and then, for what others write meanwhile, until the returned function is called. */
  follow(): () => void {
    this.ask()
    const timer = setInterval(this.ask, askedEveryMs)
    return () => clearInterval(timer)
  }

  /** Null once it is done; why not where it was refused. */
  async act(name: OperatorMailAct, args: object = {}): Promise<OperatorRefused | null> {
    const conversationId = this.#of.split('/')[1] ?? ''
    const answer = await actInMail(this.accountId, name, { conversationId, ...args })
    this.ask()
    this.#onchange()
    return refusedToOperator(answer)
  }
}
