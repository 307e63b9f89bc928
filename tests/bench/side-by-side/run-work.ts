import { setTimeout as rest } from 'node:timers/promises'
import type { Contender, Running, SenderEvents } from './contender.ts'
import { percentile } from '../percentile.ts'
import { processorSeconds, residentMegabytes } from './processor-time.ts'
import type { Scene } from './scene.ts'

/** Names of what is measured, such as `throughput, 512 outstanding`, with its figure. */
export type Figures = Map<string, number>

export interface Durations {
  readonly warmMs: number
  readonly throughputMs: number
  readonly quietMs: number
}

/** Outstanding changes of everyone together. */
const outstandings = [512, 64] as const
const quietPerSecond = 50

/** One server, started for this scene: throughput with many changes at once, then quiet work. */
export const runWork = async (contender: Contender, scene: Scene, durations: Durations): Promise<Figures> => {
  const crowd = new Crowd((scene.directories[0]?.people.length ?? 1) - 1)
  const running = await contender.start(scene, (sender) => crowd.eventsOf(sender))
  try {
    const figures: Figures = new Map([['memory, everyone connected, MB', residentMegabytes(running.processIds())]])
    crowd.running = running
    for (const outstanding of outstandings) await throughput(crowd, outstanding, durations, figures)
    await quiet(crowd, durations, figures)
    const sent = crowd.done
    figures.set('stored when the last was seen, %', (100 * ((await running.stored()) ?? 0)) / sent)
    return figures
  } finally {
    await running.close()
  }
}

/** Counts what is done and seen, and keeps as many changes outstanding as it should. */
class Crowd {
  done = 0
  /** Of these, in the first directory. */
  doneInFirst = 0
  latencies: number[] = []
  /** Whether a change that is done is followed by another one of the same sender. */
  goesOn = false
  running: Running | null = null
  outstanding = 0
  readonly #sendersInFirst: number

  constructor(sendersInFirst: number) {
    this.#sendersInFirst = sendersInFirst
  }

  eventsOf(sender: number): SenderEvents {
    return {
      onDone: (changes) => {
        this.done += changes
        if (sender < this.#sendersInFirst) this.doneInFirst += changes
        this.outstanding -= changes
        if (this.goesOn) this.send(sender, changes)
      },
      onSeen: (latencyMs) => void this.latencies.push(latencyMs),
    }
  }

  send(sender: number, changes: number): void {
    const senders = this.running?.senders ?? []
    this.outstanding += changes
    senders[sender % senders.length]?.send(changes)
  }

  async settle(): Promise<void> {
    this.goesOn = false
    while (this.outstanding > 0) await rest(5)
  }
}

const throughput = async (crowd: Crowd, outstanding: number, durations: Durations, figures: Figures) => {
  const { running } = crowd
  if (running === null) return
  const shares = sharesOf(outstanding, running.senders.length)
  crowd.goesOn = true
  shares.forEach((changes, sender) => changes > 0 && crowd.send(sender, changes))
  await rest(durations.warmMs)
  const costs = costsFrom(crowd, running)
  await rest(durations.throughputMs)
  const name = `${outstanding} outstanding`
  const { perSecond, processorMicroseconds, bytes, ofOthers } = costs()
  figures.set(`${name}: changes/s`, perSecond)
  figures.set(`${name}: server CPU, µs/change`, processorMicroseconds)
  for (const [other, microseconds] of ofOthers) figures.set(`${name}: ${other} CPU, µs/change`, microseconds)
  if (Number.isFinite(bytes)) figures.set(`${name}: bytes/change to a receiver`, bytes)
  await crowd.settle()
}

/** Everyone by turns, fifty changes a second in all, whether or not the one before is done. */
const quiet = async (crowd: Crowd, { quietMs }: Durations, figures: Figures) => {
  const { running } = crowd
  if (running === null) return
  crowd.latencies = []
  const costs = costsFrom(crowd, running)
  const startedAt = performance.now()
  const count = Math.floor((quietMs * quietPerSecond) / 1_000)
  for (let sent = 0; sent < count; sent += 1) {
    const dueAt = startedAt + (sent * 1_000) / quietPerSecond
    await rest(Math.max(0, dueAt - performance.now()))
    crowd.send(sent * 7, 1)
  }
  await crowd.settle()
  const { processorMicroseconds, bytes, ofOthers } = costs()
  figures.set('quiet: to another screen, p50, ms', percentile(crowd.latencies, 50))
  figures.set('quiet: to another screen, p99, ms', percentile(crowd.latencies, 99))
  figures.set('quiet: server CPU, µs/change', processorMicroseconds)
  for (const [other, microseconds] of ofOthers) figures.set(`quiet: ${other} CPU, µs/change`, microseconds)
  figures.set('quiet: bytes/change to a receiver', bytes)
}

/** What a change costs from now until the returned function is called. */
const costsFrom = (crowd: Crowd, running: Running) => {
  const read = () => ({
    ...{ done: crowd.done, inFirst: crowd.doneInFirst, at: performance.now() },
    ...{ processor: processorSeconds(running.processIds()), bytes: running.receivedBytes() },
    others: Object.entries(running.others?.() ?? {}).map(([name, ids]) => [name, processorSeconds(ids)] as const),
  })
  const before = read()
  return () => {
    const now = read()
    const changes = now.done - before.done
    return {
      perSecond: (changes * 1_000) / (now.at - before.at),
      processorMicroseconds: ((now.processor - before.processor) * 1e6) / changes,
      ofOthers: now.others.map(
        ([name, seconds], at) => [name, ((seconds - (before.others[at]?.[1] ?? 0)) * 1e6) / changes] as const,
      ),
      bytes: (now.bytes - before.bytes) / (now.inFirst - before.inFirst),
    }
  }
}

const sharesOf = (outstanding: number, senders: number): readonly number[] =>
  Array.from({ length: senders }, (_, at) => {
    return Math.floor((outstanding * (at + 1)) / senders) - Math.floor((outstanding * at) / senders)
  })
