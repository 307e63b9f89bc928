import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import type { DocumentTurns } from '../store/document-turns.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { mewa } from '../testing/mewa-rooms.ts'
import { directoryOf } from '../testing/sample-organization.ts'
import { RoomTurn } from './room-turn.ts'

const setup = (seq: number | null = 7) => {
  const clock = createManualClock()
  const counted = { taken: 0, ended: 0 }
  const turns: DocumentTurns = {
    take: () => {
      counted.taken += 1
      return Promise.resolve({ seq, end: () => void (counted.ended += 1) })
    },
  }
  return { clock, counted, turn: new RoomTurn({ document: directoryOf(mewa), clock, turns }) }
}

it('[DESIGN 14] a server takes turns only while another one writes to the document', async () => {
  const { clock, counted, turn } = setup()
  expect(turn.isHere).toBe(true)
  turn.contend()
  expect(turn.isHere).toBe(false)
  await Promise.all([turn.take(), turn.take()])
  expect([turn.isHere, counted.taken]).toEqual([true, 1])
  turn.end()
  clock.advance(serverLimits.contendedForMs - 1)
  expect(turn.isHere).toBe(false)
  clock.advance(1)
  expect([turn.isHere, counted]).toEqual([true, { taken: 1, ended: 1 }])
})

it('[DESIGN 14] a turn lasts while there is more to write, up to its bound', async () => {
  const { clock, counted, turn } = setup()
  turn.contend()
  await turn.take()
  turn.pass(true)
  clock.advance(serverLimits.turnMs - 1)
  turn.pass(true)
  expect(turn.isHere).toBe(true)
  clock.advance(1)
  turn.pass(true)
  expect([turn.isHere, counted.ended]).toEqual([false, 1])
  await turn.take()
  turn.pass(false)
  expect([turn.isHere, counted.ended]).toEqual([false, 2])
})

it('[DESIGN 14] a turn that comes too late to be needed ends at once', async () => {
  const { counted, turn } = setup()
  turn.contend()
  const taking = turn.take()
  turn.end()
  await taking
  await Promise.resolve()
  expect([turn.isHere, counted]).toEqual([false, { taken: 1, ended: 1 }])
})

it.each([
  { seq: 7, own: 7, isBehind: false },
  { seq: 7, own: 6, isBehind: true },
  { seq: null, own: 7, isBehind: true },
])(
  '[DESIGN 14] with a turn at seq $seq, a server at $own is behind: $isBehind, once',
  async ({ seq, own, isBehind }) => {
    const { turn } = setup(seq)
    expect(turn.isBehind(own)).toBe(false)
    turn.contend()
    await turn.take()
    expect([turn.isBehind(own), turn.isBehind(own)]).toEqual([isBehind, false])
  },
)
