import {
  Draft,
  emptyProcesses,
  isRefusal,
  processesKind,
  runMutation,
  type LoginId,
  type MemberId,
  type Refusal,
} from '@kontor/domain'
import { describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { importColumnName, importColumns, matchedColumns } from './import-columns.ts'
import { importSentence } from './import-sentence.ts'
import { ProcessImport } from './process-import.svelte.ts'

const now = Date.UTC(2026, 10, 27, 11)
const access = {
  ...{ memberId: 'member-anna' as MemberId, loginId: 'login-anna' as LoginId, name: 'Anna', admin: false },
  rights: ['processes' as const],
}
const surroundings = {
  colleagues: [
    { id: 'member-anna', name: 'Anna Żuk' },
    { id: 'member-jan1', name: 'Jan Kos' },
    { id: 'member-jan2', name: 'Jan Kos' },
  ],
  units: [{ id: 'unit-0001', identifier: 'PT 07240', name: null }],
  processTypes: [
    { id: 'type-audit', name: 'Audyt łącza', days: 5, status: 'active' },
    { id: 'type-gone', name: 'Dawny typ', days: 5, status: 'removed' },
  ],
  deadlines: [],
}

/** A section that judges as the browser's copy does, and remembers what it was sent. `room`: how much the outbox takes. */
const setup = (room = Infinity) => {
  const draft = new Draft(emptyProcesses())
  const sent: { readonly id: string | undefined; readonly args: unknown }[] = []
  const run = (on: typeof draft, name: string, args: unknown, isSystems = false) => {
    const actor = isSystems ? ({ kind: 'system' } as const) : ({ kind: 'login', loginId: access.loginId } as const)
    const context = { actor, now, facts: {}, access: isSystems ? null : access }
    const result = runMutation(processesKind, on.current, { name, version: 1, args }, context)
    if (isRefusal(result)) return result as Refusal
    on.apply(result.writes)
    return null
  }
  expect(run(draft, 'projectDirectory', surroundings, true)).toBeNull()
  const view: ConstructorParameters<typeof ProcessImport>[0] = {
    get content() {
      return draft.current
    },
    checkInTurn: (mutations) => {
      const trial = new Draft(draft.share())
      return mutations.map(({ name, args }) => run(trial, name, args))
    },
    mutate: async (name, args, options) => {
      if (sent.length >= room) throw new Error('the outbox is full')
      const refusal = run(draft, name, args)
      if (refusal !== null) return { accepted: false, refusal }
      sent.push({ id: options?.id, args })
      return { accepted: true, id: options?.id ?? ('' as never) }
    },
  }
  return { chosen: new ProcessImport(view), sent, draft }
}

const fileOf = (text: string) => {
  const content = new TextEncoder().encode(text)
  return { name: 'sprawy.csv', size: content.byteLength, arrayBuffer: () => Promise.resolve(content.buffer) }
}
const head = 'Typ;Numer;Numer do;Dawca;Tryb;Abonent;PT;Termin;Osoba'

describe('[ISSUE 9] processes from a file', () => {
  it('matches Polish and English headings, no column twice, and skips the others', () => {
    expect(matchedColumns(['TYP procesu', 'Numer', 'numer', 'Due date', 'Nr kadrowy', 'Person'])).toEqual([
      ...['type', 'from', null, 'due', null, 'person'],
    ])
    for (const locale of ['pl', 'en'] as const) {
      overwriteGetLocale(() => locale)
      expect(matchedColumns(importColumns.map(importColumnName))).toEqual([...importColumns])
    }
    overwriteGetLocale(() => 'pl')
  })

  it('opens the good rows as one act, and keeps the refused ones with a sentence each', async () => {
    const { chosen, sent } = setup()
    await chosen.choose(
      fileOf(
        [
          head,
          'Przeniesienie numeru do nas;512 884 071;;PT 01102;DAY;Anna Kowalska;7240;30.11.2026;anna zuk',
          ';55 247 60 10;55 247 60 29;PT 04471;END;;;;',
          'audyt lacza;;;;;Łącze w Elblągu;;;',
          'Reklamacja;;;;;Zanik zasięgu;;30.02.2026;',
          'Reklamacja;;;;;;;;',
          ';512 884 071;;PT 01102;;;;;',
          ';12345;;PT 01102;;;;;',
          ';800 123 456;;PT 01102;;;;;',
          ';55 247 60 29;55 247 60 10;PT 04471;;;;;',
          ';601 337 925;;PT 01102;KIEDYS;;;;',
          'Wesele;;;;;Temat;;;',
          'Reklamacja;;;;;Temat;PT 99999;;',
          'Reklamacja;;;;;Temat;;;Jan Kos',
          'Reklamacja;;;;;<b>;;;',
        ].join('\r\n'),
      ),
    )
    expect(chosen.good.map(({ line }) => line)).toEqual([2, 3, 4])
    expect(chosen.refused.map(({ line, refusal }) => [line, refusal?.code])).toEqual([
      [5, 'invalid-arguments'],
      [6, 'invalid-arguments'],
      [7, 'number-in-open-process'],
      [8, 'invalid-arguments'],
      [9, 'number-not-portable'],
      [10, 'range-reversed'],
      [11, 'invalid-arguments'],
      [12, 'unknown-process-type'],
      [13, 'unit-not-in-account'],
      [14, 'assignee-without-access'],
      [15, 'invalid-arguments'],
    ])
    const sentences = chosen.refused.map(({ refusal }) => (refusal === null ? '' : importSentence(refusal)))
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(sentences.filter((sentence) => sentence === '' || sentence.includes('undefined'))).toEqual([])
    expect(sentences[0]).toMatch(/^Termin: /)
    expect(sentences[6]).toMatch(/^Tryb: /)

    await chosen.send()
    expect(chosen.opened?.length).toBe(3)
    const acts = sent.map(({ id }) => id?.split('_'))
    expect(acts.map((parts) => parts?.at(-1))).toEqual(['0', '1', '2'])
    expect(new Set(acts.map((parts) => parts?.slice(0, -1).join('_'))).size).toBe(1)
    expect(sent[0]?.args).toEqual({
      processId: chosen.opened?.[0],
      type: 'np-in',
      title: 'Anna Kowalska',
      unitId: 'unit-0001',
      dueDate: '2026-11-30',
      assigneeId: 'member-anna',
      portability: {
        ...{ service: 'mnp', numbers: { from: '512 884 071' }, mode: 'DAY' },
        ...{ inPerson: false, relocation: false, operator: 'PT 01102' },
      },
    })
  })

  it('judges again when a column is matched otherwise', async () => {
    const { chosen } = setup()
    await chosen.choose(fileOf('sprawa;uwagi\r\nReklamacja;Zanik zasięgu'))
    expect(chosen.refused.map(({ line }) => line)).toEqual([2])
    chosen.match(1, 'title')
    expect(chosen.good.map(({ cells }) => cells)).toEqual([{ type: 'Reklamacja', title: 'Zanik zasięgu' }])
    chosen.match(0, 'title')
    expect(chosen.columns).toEqual(['title', null])
  })

  it('says what the outbox had no room for, and loses no row', async () => {
    const { chosen } = setup(1)
    await chosen.choose(fileOf('typ;temat\r\nReklamacja;Jeden\r\nReklamacja;Dwa'))
    await chosen.send()
    expect([chosen.opened?.length, chosen.unsent, chosen.rows.length]).toEqual([1, 1, 2])
  })

  it('refuses a row that a colleague made impossible since the trial', async () => {
    const { chosen, sent } = setup()
    await chosen.choose(fileOf('numer;dawca\r\n512 884 071;PT 01102'))
    await chosen.send()
    await chosen.send()
    expect([sent.length, chosen.opened?.length, chosen.refused[0]?.refusal?.code]).toEqual([
      ...[1, 0, 'number-in-open-process'],
    ])
  })

  it('says why a file is no table', async () => {
    const { chosen } = setup()
    await chosen.choose({ name: 'x.csv', size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) })
    expect([chosen.problem, chosen.file]).toEqual(['unread', null])
    await chosen.choose(fileOf('a;b'))
    expect(chosen.problem).toBe('no-rows')
  })
})
