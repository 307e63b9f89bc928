import {
  applyWrites,
  directoryKind,
  emptyDirectory,
  put,
  remove,
  type Directory,
  type Unit,
  type DirectoryWrite,
} from '@kontor/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentEpoch, documentLimits, documentSeq, readContent, RecordReader, writeToDocument } from './index.ts'
import { readPage } from './page.ts'

const unit = (number: number, name: string | null = null): Unit =>
  ({
    id: `unit-${String(number).padStart(4, '0')}`,
    accountId: 'account-main',
    identifier: `PT ${number}`,
    name,
  }) as Unit

const epoch = 'epoch-1'
const writeUnits = (doc: Y.Doc, from: number, to: number): void => {
  for (let number = from; number < to; number += 1) {
    writeToDocument(directoryKind, doc, [put('unit', unit(number))], { seq: number + 1, epoch })
  }
}
const pagesOf = (doc: Y.Doc) => [...doc.getMap('directory').keys()].filter((key) => key.startsWith('page:'))

/** Batches of writes over few ids, so that records are put, replaced, removed and put again on both sides of folds. */
const batches = fc.array(
  fc.array(
    fc.record({
      number: fc.nat({ max: 700 }),
      spread: fc.nat({ max: 200 }),
      removed: fc.boolean(),
      name: fc.option(fc.string({ maxLength: 20, unit: 'grapheme' })),
    }),
    { maxLength: 4 },
  ),
  { maxLength: 12 },
)
type Batch = { number: number; spread: number; removed: boolean; name: string | null }[]
const writesOf = (batch: Batch): DirectoryWrite[] =>
  batch.flatMap(({ number, spread, removed, name }) =>
    Array.from({ length: spread + 1 }, (_, step) =>
      removed ? remove('unit', unit(number + step).id) : put('unit', unit(number + step, name)),
    ),
  )

test('[S11] a page holds its most records, and the next one begins another', () => {
  const sizesOf = (records: number) => {
    const doc = new Y.Doc()
    const writes = Array.from({ length: records }, (_, number) => put('unit', unit(number)))
    writeToDocument(directoryKind, doc, writes, { seq: 1, epoch })
    return pagesOf(doc).map((key) => readPage(doc.getMap('directory').get(key) as string).size)
  }
  const max = documentLimits.recordsPerPageMax
  expect([sizesOf(2 * max), sizesOf(2 * max + 1)]).toEqual([
    [max, max],
    [max, max, 1],
  ])
})

test('[S11] as many records lie beside the pages as these allow, and one more folds them in', () => {
  const pages = 2 * Math.ceil(documentLimits.recentMin / documentLimits.recentPerPage)
  const doc = new Y.Doc()
  const writes = Array.from({ length: pages * documentLimits.recordsPerPageMax }, (_, number) =>
    put('unit', unit(number)),
  )
  writeToDocument(directoryKind, doc, writes, { seq: 1, epoch })
  expect(pagesOf(doc)).toHaveLength(pages)
  const beside = () => (doc.getMap('directory').get('recent') as Y.Map<string>).size
  const most = pages * documentLimits.recentPerPage
  writeUnits(doc, 0, most)
  expect(beside()).toBe(most)
  writeUnits(doc, most, most + 1)
  expect(beside()).toBe(0)
})

test('[S4] a document reads as what was written, after every transaction, however its readers receive it', () => {
  fc.assert(
    fc.property(batches, fc.integer({ min: 2, max: 5 }), (all, everyNth) => {
      const expected = emptyDirectory()
      const [written, incremental, occasional] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      written.on('update', (update: Uint8Array) => Y.applyUpdate(incremental, update))
      const readers = [written, incremental].map((doc) => new RecordReader(directoryKind, doc))
      const late = new RecordReader(directoryKind, occasional)
      all.forEach((batch, seq) => {
        const writes = writesOf(batch)
        writeToDocument(directoryKind, written, writes, { seq: seq + 1, epoch })
        applyWrites(expected, writes)
        for (const reader of readers) expect(reader.read()).toEqual(expected)
        expect(documentSeq(incremental)).toBe(seq + 1)
        if (seq % everyNth !== 0) return
        Y.applyUpdate(occasional, Y.encodeStateAsUpdate(written, Y.encodeStateVector(occasional)))
        expect(late.read()).toEqual(expected)
      })
      expect(readContent(directoryKind, written)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('[S4] a document that was stored and loaded again goes on being written', () => {
  const first = new Y.Doc()
  writeUnits(first, 0, 600)
  const second = new Y.Doc()
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  writeUnits(second, 600, 1200)
  for (let number = 0; number < 1200; number += 3) {
    writeToDocument(directoryKind, second, [remove('unit', unit(number).id)], { seq: 1200 + number, epoch })
  }
  const kept = Array.from({ length: 1200 }, (_, number) => unit(number)).filter((_, number) => number % 3 !== 0)
  expect(readContent(directoryKind, second).unit).toEqual(new Map(kept.map((record) => [record.id, record])))
})

test('[S4] recent records move into pages of bounded size, and a page that lost records is filled again', () => {
  const doc = new Y.Doc()
  writeUnits(doc, 0, documentLimits.recentMin)
  expect(pagesOf(doc)).toEqual([])
  writeUnits(doc, documentLimits.recentMin, 1100)
  expect(pagesOf(doc).sort()).toEqual(['page:0', 'page:1', 'page:2', 'page:3', 'page:4'])
  for (let number = 0; number < 300; number += 1) {
    writeToDocument(directoryKind, doc, [remove('unit', unit(number).id), put('unit', unit(2000 + number))], {
      seq: 1,
      epoch,
    })
  }
  expect(pagesOf(doc).length).toBe(5)
  expect(readContent(directoryKind, doc).unit.size).toBe(1100)
})

test('[S4] a record that did not change stays the same object, across folds too', () => {
  const doc = new Y.Doc()
  const reader = new RecordReader(directoryKind, doc)
  writeUnits(doc, 0, 10)
  const first = reader.read()
  expect(reader.read()).toBe(first)
  writeUnits(doc, 10, 600)
  const second = reader.read()
  for (const [id, record] of first.unit) expect(second.unit.get(id)).toBe(record)
  expect(second.member).toBe(first.member)
  expect(first.unit.size).toBe(10)
})

test('[S4] a write that changes nothing leaves the directory the same object', () => {
  const doc = new Y.Doc()
  const reader = new RecordReader(directoryKind, doc)
  writeUnits(doc, 0, 1)
  const before = reader.read()
  writeToDocument(directoryKind, doc, [put('unit', unit(0))], { seq: 2, epoch })
  expect(reader.read()).toBe(before)
})

test('[S8] an empty document holds nothing; a section document holds its epoch and seq alone', () => {
  const doc = new Y.Doc()
  expect([documentSeq(doc), documentEpoch(doc), readContent(directoryKind, doc)]).toEqual([0, null, emptyDirectory()])
  writeToDocument(directoryKind, doc, [], { seq: 3, epoch: 'epoch-7' })
  expect([documentSeq(doc), documentEpoch(doc), readContent(directoryKind, doc)]).toEqual([
    3,
    'epoch-7',
    emptyDirectory(),
  ])
  expect([...doc.getMap('directory').keys()]).toEqual([])
})

test('[S14] a browser passes over a kind of record and a field that it does not know; a server stops', () => {
  const doc = new Y.Doc()
  writeUnits(doc, 0, 2)
  const known: Directory = readContent(directoryKind, doc)
  const wide = { ...unit(5), colour: 'blue' }
  writeToDocument(
    directoryKind,
    doc,
    [
      { kind: 'invoice', id: 'invoice-0001', record: { id: 'invoice-0001' } } as unknown as DirectoryWrite,
      { kind: 'unit', id: 'unit-0007', record: { id: 'unit-0007', shape: 'other' } } as unknown as DirectoryWrite,
      put('unit', wide),
    ],
    { seq: 3, epoch },
  )
  const units = new Map([...known.unit, [unit(5).id, unit(5)]])
  expect(new RecordReader(directoryKind, doc, { unreadable: 'ignore' }).read()).toEqual({ ...known, unit: units })
  expect(() => readContent(directoryKind, doc)).toThrow('document: every')
})
