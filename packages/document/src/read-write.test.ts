import {
  applyWrites,
  directoryKind,
  emptyDirectory,
  put,
  remove,
  type Directory,
  type Unit,
  type DirectoryWrite,
  type Member,
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

test('[S11] as many writes beside the pages as these are allowed, and one more puts the records into a page', () => {
  const doc = new Y.Doc()
  const beside = () => (doc.getMap('directory').get('recent') as Y.Map<string>).size
  writeUnits(doc, 0, documentLimits.recentWritesMax)
  expect([beside(), pagesOf(doc)]).toEqual([documentLimits.recentWritesMax, []])
  writeUnits(doc, documentLimits.recentWritesMax, documentLimits.recentWritesMax + 1)
  expect([beside(), pagesOf(doc)]).toEqual([1, ['page:0']])
})

test.each([
  ['a short page', 1, documentLimits.pageLengthMin],
  ['a long page', documentLimits.recordsPerPageMax, 0],
])('[S11] %s is written anew when what is beside it is so many times its length', (_, records, lengthMin) => {
  const doc = new Y.Doc()
  const page = () => doc.getMap('directory').get('page:0') as string
  const units = Array.from({ length: records }, (_, number) => unit(number))
  doc.getMap('directory').set('page:0', JSON.stringify({ unit: units }))
  const written = page()
  let [weight, before] = [0, unit(0)]
  const due = documentLimits.changesPerPageLength * Math.max(written.length, lengthMin)
  for (let seq = 1; page() === written; seq += 1) {
    expect(weight).toBeLessThanOrEqual(due)
    const after = unit(0, `Nazwa ${1_000 + seq}`)
    writeToDocument(directoryKind, doc, [{ ...put('unit', after), before }], { seq, epoch })
    weight += `{"name":"${after.name}"}`.length + 40
    before = after
  }
  expect(weight).toBeGreaterThan(due)
  expect(readContent(directoryKind, doc).unit.get(before.id)).toEqual(before)
})

test('[S11] the map of the seq begins anew after so many, so their traces go', () => {
  const doc = new Y.Doc()
  const progress = () => doc.getMap('meta').get('progress')
  const write = (seq: number) => writeToDocument(directoryKind, doc, [], { seq, epoch })
  write(1)
  const first = progress()
  write(documentLimits.seqsPerProgressMap - 1)
  expect(progress()).toBe(first)
  write(documentLimits.seqsPerProgressMap)
  expect([progress() === first, documentSeq(doc)]).toEqual([false, documentLimits.seqsPerProgressMap])
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
        const former = new Map(expected.unit)
        // A server knows what each write replaces; one that does not writes the whole record.
        const known = writes.map((write) => {
          const before = seq % 3 === 0 ? undefined : former.get(write.id as Unit['id'])
          former.set(write.id as Unit['id'], write.record as Unit)
          return { ...write, before }
        })
        writeToDocument(directoryKind, written, known, { seq: seq + 1, epoch })
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
  writeUnits(doc, 0, 500)
  const pages = pagesOf(doc).length
  for (let number = 0; number < 300; number += 1) {
    writeToDocument(directoryKind, doc, [remove('unit', unit(number).id), put('unit', unit(2000 + number))], {
      seq: 1,
      epoch,
    })
  }
  const sizes = pagesOf(doc).map((key) => readPage(doc.getMap('directory').get(key) as string).size)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(documentLimits.recordsPerPageMax)
  expect(pagesOf(doc).length).toBeLessThanOrEqual(2 * pages)
  expect(readContent(directoryKind, doc).unit.size).toBe(500)
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

test('[S14] a document in the layout of earlier servers reads and goes on being written', () => {
  const doc = new Y.Doc()
  const units = Array.from({ length: 256 }, (_, number) => unit(number))
  const changed = Array.from({ length: 100 }, (_, number) => unit(number, 'Zmieniona'))
  doc.transact(() => {
    doc.getMap('directory').set('page:0', JSON.stringify({ unit: units }))
    const recent = new Y.Map<string | null>()
    for (const record of [...changed, unit(300)]) recent.set(`unit/${record.id}`, JSON.stringify(record))
    recent.set(`unit/${unit(255).id}`, null)
    doc.getMap('directory').set('recent', recent)
  })
  const expected = new Map([...units.slice(0, 255), ...changed, unit(300)].map((record) => [record.id, record]))
  const reader = new RecordReader(directoryKind, doc)
  expect(reader.read().unit).toEqual(expected)
  for (let number = 0; number < 200; number += 1) {
    const [before, after] = [expected.get(unit(number).id), unit(number, `Nowa ${number}`)]
    writeToDocument(directoryKind, doc, [{ ...put('unit', after), before }], { seq: number + 1, epoch })
    expected.set(after.id, after)
    expect(reader.read().unit).toEqual(expected)
  }
  expect([...(doc.getMap('directory').get('recent') as Y.Map<string>).keys()]).toEqual([`unit/${unit(300).id}`])
  expect(readContent(directoryKind, doc).unit).toEqual(expected)
})

test('[S7] what another server wrote is where that server put it', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  writeUnits(one, 0, 100)
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  writeUnits(other, 100, 300)
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  writeUnits(one, 300, 400)
  expect(readContent(directoryKind, one).unit.size).toBe(400)
})

test.each([50, 1_000])('[ISSUE 12] among %d people a changed field costs a receiver at most 150 bytes', (people) => {
  const doc = new Y.Doc()
  const random = (number: number) => Math.imul(number ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const member = (number: number, rights: readonly string[]) =>
    ({
      ...{ id: `member-${random(number).toString(16).padStart(8, '0')}-4f1c-9a53-0c41d6b9e7f2`, rights },
      ...{ name: `Osoba ${number}`, username: `osoba.${number}`, email: `osoba.${number}@mewa.example` },
      ...{ loginId: `login-${random(number + 1)}`, homeAccountId: 'account-main', admin: false, primary: false },
      ...{ roleIds: [], grants: [], status: 'active', joinedAt: 1_790_000_000_000, lastSignInAt: null },
    }) as unknown as Member
  const now = new Map(Array.from({ length: people }, (_, number) => [number, member(number, ['mail'])]))
  writeToDocument(
    directoryKind,
    doc,
    [...now.values()].map((record) => put('member', record)),
    { seq: 1, epoch },
  )
  let bytes = 0
  doc.on('update', (update: Uint8Array) => (bytes += update.length))
  const changes = 20 * people
  for (let seq = 2; seq < changes + 2; seq += 1) {
    const number = random(seq) % people
    const [before, after] = [now.get(number), member(number, seq % 2 === 0 ? ['mail', 'finance'] : ['processes'])]
    writeToDocument(directoryKind, doc, [{ ...put('member', after), before }], { seq, epoch })
    now.set(number, after)
  }
  expect(readContent(directoryKind, doc).member.size).toBe(people)
  expect(bytes / changes).toBeLessThanOrEqual(150)
})
