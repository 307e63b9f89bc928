import type { MessageId } from '@kontor/domain'
import type { GuestConversation } from '@kontor/protocol/http'
import { readGuest, writeAsGuest } from '#lib/api/guest.ts'
import { newId } from '#lib/session/new-id.ts'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'

const readEveryMs = 20_000

/** The messages that the link of a guest opens, as long as its page is open. Called while a component is created. */
export class GuestLink {
  readonly token: string
  /** Null until the server has answered. */
  conversation = $state.raw<GuestConversation | null>(null)
  /** Why nothing could be read; null: it could. */
  problem = $state<string | null>(null)
  #messageId = newId<MessageId>()

  constructor(token: string) {
    this.token = token
    void this.read()
    $effect(() => {
      const lookAgain = (): void => {
        if (document.visibilityState === 'visible' && this.conversation?.state === 'open') void this.read()
      }
      const timer = setInterval(lookAgain, readEveryMs)
      document.addEventListener('visibilitychange', lookAgain)
      return () => {
        clearInterval(timer)
        document.removeEventListener('visibilitychange', lookAgain)
      }
    })
  }

  async read(): Promise<void> {
    const answer = await readGuest(this.token)
    this.problem = answer.ok ? null : httpErrorSentence(answer.code)
    if (answer.ok) this.conversation = answer.value
  }

  /** Null once it is sent; the reason where it is not. The same text has the same id until then, so it is kept once. */
  async write(message: string): Promise<string | null> {
    const answer = await writeAsGuest(this.token, { messageId: this.#messageId, message })
    if (answer.ok) this.#messageId = newId<MessageId>()
    if (answer.ok || answer.code === 'guest-link-dead') await this.read()
    return answer.ok ? null : httpErrorSentence(answer.code)
  }
}
