import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { syncStep2Frame } from './server-frames.ts'
import { documentFrame } from './whole-document.ts'

const nothing = new Uint8Array([0])

const setup = () => {
  const doc = new Y.Doc()
  doc.getMap('directory').set('role/1', 'Poczta')
  const clock = createManualClock()
  return { doc, clock, whole: () => documentFrame(doc, nothing, clock) }
}

it('[S3] everyone who joins while a document does not change gets the same bytes', () => {
  const { doc, whole } = setup()
  const frame = whole()
  expect(frame).toEqual(syncStep2Frame(Y.encodeStateAsUpdate(doc)))
  expect(whole()).toBe(frame)
})

it('[S3] a change is in the bytes of everyone who joins after it', () => {
  const { doc, whole } = setup()
  const frame = whole()
  doc.getMap('directory').set('role/2', 'Finanse')
  expect(whole()).not.toEqual(frame)
  expect(whole()).toEqual(syncStep2Frame(Y.encodeStateAsUpdate(doc)))
})

it('[S3] a client that has a part gets what it lacks', () => {
  const { doc, clock, whole } = setup()
  whole()
  const state = Y.encodeStateVector(doc)
  expect(documentFrame(doc, state, clock)).toEqual(syncStep2Frame(Y.encodeStateAsUpdate(doc, state)))
})

it('[S11] the bytes are kept for a moment only', () => {
  const { clock, whole } = setup()
  const frame = whole()
  clock.advance(serverLimits.wholeDocumentKeptMs - 1)
  expect(whole()).toBe(frame)
  clock.advance(1)
  expect(whole()).not.toBe(frame)
})
