import {
  dateAt,
  modes,
  processTypes,
  serviceOf,
  definitionOf,
  type MemberId,
  type Portability,
  type ProcessId,
  type Processes,
  type UnitId,
} from '@kontor/domain'
import { searchForm } from '#lib/format/search-form.ts'
import { m } from '#lib/paraglide/messages.js'
import { newId } from '#lib/session/new-id.ts'
import { processModeName, processTypeName } from '#lib/words/processes/process-names.ts'
import type { OpenArguments } from '../process-draft.svelte.ts'
import type { ImportColumn } from './import-columns.ts'

export type Cells = Readonly<Partial<Record<ImportColumn, string>>>

/**
 * The arguments that a row stands for. Nothing is judged here: what a person wrote that means nothing goes on as it is, so
 * that the mutator refuses it with its own reason.
 */
export const openingOf = (cells: Cells, processes: Processes): OpenArguments => {
  const type = typeOf(cells.type ?? '', processes)
  const isPortability = definitionOf(type).isPortability
  return {
    processId: newId<ProcessId>(),
    type,
    ...written('title', cells.title),
    ...written('unitId', cells.unit, (text) => unitOf(text, processes)),
    ...written('dueDate', cells.due, dayOf),
    ...written('assigneeId', cells.person, (text) => personOf(text, processes)),
    ...(isPortability ? { portability: portabilityOf(cells) } : {}),
  } as OpenArguments
}

const written = (name: string, text = '', read: (text: string) => string = (same) => same) =>
  text === '' ? {} : { [name]: read(text) }

/** Without a type it is the case that most rows are: a number that comes in. */
const typeOf = (text: string, { processType }: Processes): string => {
  if (text === '') return 'np-in'
  const own = [...processType.values()].filter(({ status }) => status === 'active')
  const sought = searchForm(text)
  const builtIn = Object.keys(processTypes).find(
    (type) => searchForm(type) === sought || searchForm(processTypeName(type)) === sought,
  )
  return builtIn ?? own.find(({ name }) => searchForm(name) === sought)?.id ?? text
}

const portabilityOf = ({ from = '', to = '', operator = '', mode = '', inPerson, relocation }: Cells) => ({
  // A number of neither service is refused as such, whichever is named.
  service: serviceOf(`+48${from.replace(/\D/g, '').slice(-9)}`) ?? 'mnp',
  numbers: to === '' ? { from } : { from, to },
  mode: modeOf(mode),
  inPerson: isYes(inPerson),
  relocation: isYes(relocation),
  operator,
})

const modeOf = (text: string): Portability['mode'] => {
  if (text === '') return 'DAY'
  const sought = searchForm(text)
  const known = modes.find((mode) => searchForm(mode) === sought || searchForm(processModeName(mode)) === sought)
  // One that there is not is refused by the schema of the arguments.
  return known ?? (text as Portability['mode'])
}

const isYes = (text = ''): boolean => ['tak', 't', 'x', '1', 'yes', 'y', 'true', 'prawda'].includes(searchForm(text))

/**
 * An identifier is written with or without `PT`; a spreadsheet drops the zeros before a number. An unknown one gets an id
 * that no unit has.
 */
const unitOf = (text: string, { unit }: Processes): UnitId => {
  const form = (identifier: string): string =>
    searchForm(identifier)
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/^pt/, '')
      .replace(/^0+/, '')
  const found = [...unit.values()].find(({ identifier }) => form(identifier) === form(text))
  return found?.id ?? newId<UnitId>()
}

/** By the whole name. A name that no colleague has, or several have, gets an id that no one has. */
const personOf = (text: string, { colleague }: Processes): MemberId => {
  const [found, another] = [...colleague.values()].filter(({ name }) => searchForm(name) === searchForm(text))
  return found === undefined || another !== undefined ? newId<MemberId>() : found.id
}

/** `30.11.2026` and `30-11-2026`, as Polish spreadsheets write a day, as the calendar has it; anything else as it is. */
const dayOf = (text: string): string => {
  const parts = /^(?<day>\d{1,2})[.\-/](?<month>\d{1,2})[.\-/](?<year>\d{4})$/.exec(text)?.groups
  if (parts === undefined) return text
  const { day = '', month = '', year = '' } = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A file to begin with: the headings, and a row of each kind that a person fills in. */
export const importExamples = (now: number): readonly Cells[] => [
  {
    ...{ type: processTypeName('np-in'), from: '512 884 071', operator: 'PT 01102', mode: 'DAY' },
    ...{ inPerson: m.process_import_yes(), title: 'Anna Kowalska' },
  },
  {
    ...{ type: processTypeName('np-in'), from: '55 247 60 10', to: '55 247 60 29', operator: 'PT 04471' },
    ...{ mode: 'END', title: 'Zakłady Żuławskie' },
  },
  { type: processTypeName('complaint'), title: m.process_import_example_title(), due: dateAt(now) },
]
