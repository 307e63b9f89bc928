import { emptyContent, kinds, loggedKinds, type LoggedEntry, type RecordContent, type Right } from '@kontor/domain'
import { afterEach, describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { plainText } from '#lib/words/runs-of.ts'
import {
  sectionHistoryKindName,
  sectionHistoryWords,
  type SectionHistoryWords,
} from '#lib/words/section-history/section-history-words.ts'
import { sectionEntries } from './section-entries.ts'
import { sectionHistoryParams, sectionHistoryQueryOf, sectionServerFilter } from './section-history-query.ts'
import { kindsWithHistory } from './section-kinds.ts'

const rights: readonly Right[] = [
  ...(['processes', 'units', 'calendar', 'mail', 'finance', 'property', 'reservations', 'promotions'] as const),
]
const processes = kindsWithHistory('processes', ['processes'])[0] as (typeof kinds.sections)[string]
const words = sectionHistoryWords('processes') as SectionHistoryWords

const entry = (over: Partial<LoggedEntry>): LoggedEntry => ({
  ...{ seq: 3, mutationId: 'mutation-3', at: 5, hash: '', previousHash: '', args: {}, changes: [], names: {} },
  actor: { kind: 'system' },
  name: 'moveProcess',
  ...over,
})

afterEach(() => overwriteGetLocale(() => 'pl'))

describe('[ISSUE 9] the history of a section', () => {
  it('[B28] shows only the documents whose rights the person holds, each on one screen', () => {
    const keys = (section: Parameters<typeof kindsWithHistory>[0], held: Parameters<typeof kindsWithHistory>[1]) =>
      kindsWithHistory(section, held).map(({ key }) => key)
    expect(keys('processes', ['processes'])).toEqual(['processes'])
    expect(keys('processes', ['processes', 'mail'])).toEqual(['processes', 'mail+processes'])
    expect(keys('property', ['property'])).toEqual(['property'])
    expect(keys('reservations', ['mail'])).toEqual([])
    expect(keys('units', [...rights])).toEqual([])
    const all = rights.flatMap((right) => keys(right, [...rights]))
    expect(new Set(all).size).toBe(all.length)
  })

  it('[ISSUE 9] reads its filters from the address, and leaves out what is no filter', () => {
    const query = (text: string) => sectionHistoryQueryOf(new URLSearchParams(text), processes)
    expect(query('history')).toEqual({ kind: null, record: null, member: null, from: null, to: null, all: false })
    expect(query('kind=access&record=%3Cb%3E&member=..%2F..&from=2026-02-30')).toEqual(query(''))
    const found = query('kind=notes&record=process-1&member=member-1&from=2026-11-01&to=2026-11-02&all')
    expect(sectionHistoryParams(found)).toEqual({
      ...{ kind: 'notes', record: 'process-1', member: 'member-1', from: '2026-11-01', to: '2026-11-02', all: '' },
    })
    expect(sectionServerFilter(found, processes)).toMatchObject({ record: 'process-1', kinds: ['notes'] })
  })

  it('[S18] leaves out what the server takes over, unless it is asked for', () => {
    const kindsFor = (text: string) =>
      sectionServerFilter(sectionHistoryQueryOf(new URLSearchParams(text), processes), processes).kinds
    expect(kindsFor('')).toEqual(['processes', 'assignments', 'notes', 'views'])
    expect(kindsFor('all')).toEqual([])
  })

  it.each(['pl', 'en'] as const)('[ISSUE 9] %s: each kind of entry has a name of its own', (locale) => {
    overwriteGetLocale(() => locale)
    for (const kind of Object.values(kinds.sections).filter(({ key }) => sectionHistoryWords(key) !== null)) {
      const names = [...loggedKinds(kind), '*'].map(sectionHistoryKindName)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('[ISSUE 9] says what an entry wrote field by field, with names for ids, and nothing of the server’s own records', () => {
    const process = {
      ...{ id: 'process-1', number: 7, type: 'complaint', title: 'Echo', unit: null, portability: null },
      ...{ state: 'new', reason: null, dueDate: null, assigneeId: null },
    }
    const shown = sectionEntries(processes, words, emptyContent(processes) as RecordContent)
    const assigned = { ...process, state: 'waiting', assigneeId: 'member-1' }
    const records = shown.records(
      entry({
        names: { 'member-1': 'Joanna Nadolna' },
        changes: [
          { kind: 'process', id: 'process-1', before: process, after: assigned },
          { kind: 'event', id: 'event-1', before: null, after: { id: 'event-1' } },
        ],
      }),
    )
    expect(records).toEqual([
      {
        id: 'process-1',
        title: 'Proces: 7 · Echo',
        fields: [
          { label: 'Stan', before: 'Nowy', after: 'Czeka na kogoś' },
          { label: 'Osoba', before: null, after: 'Joanna Nadolna' },
        ],
      },
    ])
  })

  it('[S14] an entry of another version is read as far as it is known', () => {
    const shown = sectionEntries(processes, words, emptyContent(processes) as RecordContent)
    expect(plainText(shown.sentence(entry({ name: 'constructor' })))).toBe('Zmiana z innej wersji programu')
    expect(
      shown.records(entry({ changes: [{ kind: 'constructor', id: 'x', before: null, after: { id: 'x' } }] })),
    ).toEqual([])
    expect(shown.subject(entry({ args: { processId: 7 } }))).toBe('(bez nazwy)')
  })
})
