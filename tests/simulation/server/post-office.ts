import type { Mail, Mailer } from '../../../sync-server/src/mail/mail.ts'
import type { Random } from '../machine/random.ts'
import type { Timeline } from '../machine/timeline.ts'
import type { ServerStep } from './armed-kill.ts'

/** `down`: it takes no mail. `mute`: it takes the mail, and the answer is lost. */
export type PostTrouble = 'down' | 'mute'

/** Where mails go: outside the server, so what it has taken stays taken, whatever becomes of the server. */
export class PostOffice {
  trouble: PostTrouble | null = null
  readonly delivered: Mail[] = []
  readonly #timeline: Timeline
  readonly #random: Random
  readonly #onDelivered: (mail: Mail) => void

  constructor(options: {
    readonly timeline: Timeline
    readonly random: Random
    readonly onDelivered: (mail: Mail) => void
  }) {
    this.#timeline = options.timeline
    this.#random = options.random
    this.#onDelivered = options.onDelivered
  }

  /** The way there of one process: when that has ended, nothing is sent and no answer comes. */
  mailerFor(process: { readonly lives: () => boolean; readonly reached: (step: ServerStep) => void }): Mailer {
    const { lives, reached } = process
    const travel = async (): Promise<void> => {
      await new Promise<void>((resolve) => this.#timeline.after(this.#random.next() * 40, resolve))
      if (!lives()) await never()
    }
    return {
      send: async (mail) => {
        await travel()
        reached('mail')
        if (!lives()) await never()
        if (this.trouble === 'down') throw new Error('the post office is closed')
        this.delivered.push(structuredClone(mail))
        this.#onDelivered(mail)
        reached('mailed')
        await travel()
        if (this.trouble === 'mute') throw new Error('the answer was lost')
      },
      close: () => undefined,
    }
  }
}

/** A promise of its own for each: one for all would keep everything that waits for it. */
const never = (): Promise<never> => new Promise(() => undefined)
