import crypto, { webcrypto } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import type { Random } from './random.ts'
import type { Timeline } from './timeline.ts'

/**
 * Clock, timers and chance of this process, put under the control of a world while one runs: y-websocket, y-protocols,
 * lib0 and ws know no others. lib0 keeps what it finds when it is loaded, so this module comes before it.
 */
interface Control {
  readonly timeline: Timeline
  readonly random: Random
}

let control: Control | null = null

/** From now on time and chance are the world's, until the function that it gives back is called. */
export const takeOverMachine = (taken: Control): (() => void) => {
  if (control !== null) throw new Error('one world at a time')
  control = taken
  return () => {
    control = null
  }
}

interface Timer {
  cancel: () => void
  ref(): Timer
  unref(): Timer
}
type Task = (...args: unknown[]) => void

const newTimer = (): Timer => {
  const timer: Timer = { cancel: () => undefined, ref: () => timer, unref: () => timer }
  return timer
}

const startTimeout = ({ timeline }: Control, run: Task, delayMs: number): Timer => {
  const timer = newTimer()
  timer.cancel = timeline.after(delayMs, run)
  return timer
}

const startInterval = ({ timeline }: Control, run: Task, everyMs: number): Timer => {
  const timer = newTimer()
  const again = (): void => {
    timer.cancel = timeline.after(everyMs, () => {
      again()
      run()
    })
  }
  again()
  return timer
}

const real = {
  dateNow: Date.now,
  mathRandom: Math.random,
  performanceNow: performance.now.bind(performance),
  randomUUID: crypto.randomUUID.bind(crypto),
  getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  clearTimeout: globalThis.clearTimeout,
}

const randomValues = <T extends NodeJS.TypedArray>(array: T): T => {
  if (control === null) return real.getRandomValues(array as never) as T
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = control.random.below(256)
  return array
}

type Uuid = ReturnType<typeof crypto.randomUUID>
const randomUuid = (options?: Parameters<typeof crypto.randomUUID>[0]): Uuid => {
  if (control === null) return real.randomUUID(options)
  const hex = Array.from({ length: 32 }, () => control?.random.below(16).toString(16)).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Uuid
}

const clear = (timer: unknown): void => {
  if (typeof timer === 'object' && timer !== null && 'cancel' in timer) (timer as Timer).cancel()
  else real.clearTimeout(timer as NodeJS.Timeout)
}

Date.now = () => (control === null ? real.dateNow() : Math.floor(control.timeline.now))
Math.random = () => (control === null ? real.mathRandom() : control.random.next())
// Within a world no work is ever long enough to be done in turns.
Object.defineProperty(performance, 'now', { configurable: true, value: () => (control ? 0 : real.performanceNow()) })
Object.defineProperty(webcrypto, 'getRandomValues', { configurable: true, writable: true, value: randomValues })
Object.assign(globalThis, {
  setTimeout: Object.assign(
    (run: Task, delayMs = 0, ...args: unknown[]) =>
      control === null ? real.setTimeout(run, delayMs, ...args) : startTimeout(control, () => run(...args), delayMs),
    real.setTimeout,
  ),
  setInterval: (run: Task, everyMs = 1, ...args: unknown[]) =>
    control === null ? real.setInterval(run, everyMs, ...args) : startInterval(control, () => run(...args), everyMs),
  clearTimeout: clear,
  clearInterval: clear,
})
crypto.randomUUID = randomUuid
syncBuiltinESMExports()
// Every open y-websocket provider listens to the end of the process.
process.setMaxListeners(0)
