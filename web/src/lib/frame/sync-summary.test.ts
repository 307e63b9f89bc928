import { expect, it } from 'vitest'
import { syncSummary, type SyncFacts } from './sync-summary.ts'

const setup = (facts: Partial<SyncFacts>) =>
  syncSummary({ connection: 'online', storeWaits: false, storage: 'kept', pending: 0, refused: 0, ...facts })

it('[SCREENS] [S5] puts refused changes before everything else', () => {
  expect(setup({ refused: 2, pending: 3, connection: 'offline' })).toEqual({ state: 'refused', refused: 2, pending: 3 })
})

it('[SCREENS] [S10] reports when the connection has ended permanently', () => {
  expect([setup({ connection: 'outdated', pending: 1 }), setup({ connection: 'too-many' })]).toEqual([
    { state: 'outdated' },
    { state: 'too-many' },
  ])
})

it('[SCREENS] counts waiting changes, with the reason', () => {
  expect([
    setup({ pending: 3, connection: 'offline' }),
    setup({ pending: 3, connection: 'connecting' }),
    setup({ pending: 3, storeWaits: true }),
    setup({ pending: 3 }),
  ]).toEqual([
    { state: 'waiting', pending: 3, because: 'offline' },
    { state: 'waiting', pending: 3, because: 'offline' },
    { state: 'waiting', pending: 3, because: 'store' },
    { state: 'saving' },
  ])
})

it('[SCREENS] is quiet when all is stored', () => {
  expect([setup({}), setup({ connection: 'offline' }), setup({ connection: 'connecting' })]).toEqual([
    { state: 'saved' },
    { state: 'offline' },
    { state: 'connecting' },
  ])
})

it('[ISSUE 8] reports that live connections are blocked, and that changes are sent all the same', () => {
  expect([setup({ connection: 'http-only' }), setup({ connection: 'http-only', pending: 1 })]).toEqual([
    { state: 'http-only' },
    { state: 'saving' },
  ])
})

it('[ISSUE 8] never claims that a change is kept on this device when it is not', () => {
  expect([
    setup({ storage: 'failing', pending: 2 }),
    setup({ storage: 'memory', pending: 2, connection: 'offline' }),
    setup({ storage: 'memory', pending: 2, storeWaits: true }),
    setup({ storage: 'memory', pending: 2 }),
    setup({ storage: 'memory', connection: 'offline' }),
  ]).toEqual([
    { state: 'waiting', pending: 2, because: 'not-kept' },
    { state: 'waiting', pending: 2, because: 'not-kept' },
    { state: 'waiting', pending: 2, because: 'not-kept' },
    { state: 'saving' },
    { state: 'offline' },
  ])
})
