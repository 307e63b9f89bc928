import type { LoginId, NoticeKind } from '@kontor/domain'
import type { OwnPush } from '@kontor/protocol/http'
import { readOwnPush, removePushDevice, turnKindsOff } from './own-push.ts'
import { browserFacts, isPushOn, turnPushOff, turnPushOn } from './push-here.ts'
import { whyNoPush, type WhyNoPush } from './why-no-push.ts'

/** Why notices are not on in this browser, as `notices_why` says it, with the facts of the server's answer. */
export interface Trouble {
  readonly why: WhyNoPush | (string & {})
  readonly facts: Readonly<Record<string, unknown>>
}

/** The notices of the signed-in person: what this browser allows, their devices, and what they have chosen. */
export class OwnNotices {
  #loginId: LoginId
  #push = $state.raw<OwnPush | null>(null)
  #problem = $state<'offline' | 'failed' | null>(null)
  #facts = $state.raw(browserFacts())
  #isOn = $state(false)
  #isBusy = $state(false)
  #failure = $state.raw<Trouble | null>(null)
  #reads = 0

  constructor(loginId: LoginId) {
    this.#loginId = loginId
  }

  /** Null until the server has answered. */
  get push(): OwnPush | null {
    return this.#push
  }

  get problem(): 'offline' | 'failed' | null {
    return this.#problem
  }

  get isOn(): boolean {
    return this.#isOn
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** This browser cannot receive notices, whatever the person does on this page. */
  get isImpossible(): boolean {
    return whyNoPush(this.#facts) !== null
  }

  get trouble(): Trouble | null {
    const why = whyNoPush(this.#facts)
    return why === null ? this.#failure : { why, facts: {} }
  }

  /** Asks the server and the browser, whose settings the person may have changed meanwhile. */
  async read(): Promise<void> {
    const own = (this.#reads += 1)
    const answer = await readOwnPush()
    const facts = browserFacts()
    const isOn = answer.ok && facts.permission === 'granted' && (await isPushOn(answer.value))
    // An answer that comes after that of a later question is out of date.
    if (own !== this.#reads) return
    this.#facts = facts
    this.#problem = answer.ok ? null : answer.code === 'offline' ? 'offline' : 'failed'
    if (!answer.ok) return
    this.#isOn = isOn
    this.#push = answer.value
  }

  async turnOn(): Promise<void> {
    if (this.#push === null || this.#isBusy) return
    this.#isBusy = true
    const turned = await turnPushOn(this.#loginId, this.#push)
    await this.read()
    // Said when the button can be used again.
    this.#failure = turned.ok ? null : { why: turned.code, facts: turned.facts }
    this.#isBusy = false
  }

  /** Of this browser, or of another device. Returns the code of the failure; null: it is gone. */
  async takeAway(device: OwnPush['devices'][number]): Promise<string | null> {
    if (device.isThis) await turnPushOff(this.#loginId)
    const answer = await removePushDevice(device.id)
    await this.read()
    return answer.ok || answer.code === 'not-found' ? null : answer.code
  }

  /** Returns the code of the failure; null: it is kept. */
  async choose(kind: NoticeKind, on: boolean): Promise<string | null> {
    const before = this.#push?.turnedOff ?? []
    const turnedOff = on ? before.filter((each) => each !== kind) : [...before, kind]
    const answer = await turnKindsOff(turnedOff)
    await this.read()
    return answer.ok ? null : answer.code
  }
}
