import './machine/machine-globals.ts'
import { takeOverMachine } from './machine/machine-globals.ts'
import { randomOf } from './machine/random.ts'
import { allPromises, Timeline } from './machine/timeline.ts'
import type { SimulatedBrowser } from './browser/simulated-browser.ts'
import { noSabotage } from './server/sabotage.ts'
import { perform, signInAgain } from './story/perform.ts'
import type { Story } from './story/story.ts'
import { unrest } from './witness/at-rest.ts'
import type { Violation } from './witness/violations.ts'
import { World, type Faults } from './world.ts'

export interface SimulationResult {
  readonly violation: Violation | null
  readonly steps: number
  readonly mutations: number
  readonly simulatedMs: number
  readonly mails: number
  /** How often each kind of fault has happened. */
  readonly faults: ReadonlyMap<string, number>
  /** The same for the same story, bit by bit. */
  readonly digest: string
}

export const noFaults: Faults = { server: noSabotage, storage: (storage) => storage }

/**
 * After the story everything is mended, and so long it may take until all is at rest: somewhat longer than the longest
 * delay of a mail that could not be sent.
 */
const restWithinMs = 70 * 60_000

/** Runs a story to its end and says what went wrong, if anything. */
export const simulate = async (story: Story, faults: Faults = noFaults): Promise<SimulationResult> => {
  const timeline = new Timeline()
  const giveBack = takeOverMachine({ timeline, random: randomOf(story.seed, 'machine') })
  const world = new World({ story, timeline, faults })
  const start = timeline.now
  const failed = (error: unknown): void => {
    world.violations.report('STYLE', `not handled: ${error instanceof Error ? error.stack : String(error)}`)
  }
  process.on('unhandledRejection', failed)
  try {
    await world.begin()
    for (const operation of story.operations) {
      if (!(await runUntil(world, start + operation.at))) break
      perform(world, operation)
    }
    if (world.violations.first === null) await comeToRest(world)
  } catch (error) {
    // What a person sees as a broken page is reported with its seed, like everything else that must not happen.
    failed(error)
  } finally {
    process.off('unhandledRejection', failed)
    for (const browser of world.browsers) browser.killTabs()
    world.killServer()
    await allPromises()
    giveBack()
  }
  const { violations, made, faultCounts, postOffice } = world
  const mails = postOffice.delivered.length
  const simulatedMs = Math.round(timeline.now - start)
  const digest = `${timeline.steps} ${timeline.now} ${world.random.next()} ${made.size}`
  const counted = { steps: timeline.steps, mutations: made.size, mails, faults: faultCounts.all }
  return { violation: violations.first, ...counted, simulatedMs, digest }
}

/** False as soon as something has gone wrong. */
const runUntil = async (world: World, end: number): Promise<boolean> => {
  while (await world.timeline.step(end)) {
    world.output.check()
    if (world.violations.first !== null) return false
  }
  return world.violations.first === null
}

const comeToRest = async (world: World): Promise<void> => {
  const { timeline, diskState, postOffice, armedKill } = world
  // What was begun for a while comes to its end by itself first.
  if (!(await runUntil(world, timeline.now + 9_000))) return
  armedKill.disarm()
  Object.assign(diskState, { trouble: null, slowMs: 0 })
  postOffice.trouble = null
  world.startServer()
  for (const browser of world.browsers) {
    Object.assign(browser, { isConnected: true, isFull: false, slowMs: 0, lagMs: 0 })
    browser.setOnline(true)
    const others = browser.tabs.filter(({ replica }) => replica.loginId !== browser.loginId)
    for (const tab of others) tab.kill()
  }
  const end = timeline.now + restWithinMs
  let problems: readonly string[] = []
  while (timeline.now < end) {
    for (const browser of world.browsers) if (isSignedOut(browser)) signInAgain(world, browser)
    if (!(await runUntil(world, timeline.now + 1_000))) return
    problems = await unrest(world)
    if (problems.length === 0) return
  }
  world.violations.report('at rest', problems.join('; '))
}

const isSignedOut = ({ tabs }: SimulatedBrowser): boolean =>
  tabs.length === 0 || tabs.some(({ replica }) => replica.state.connection === 'signed-out')
