import {
  definitionOf,
  fieldProblem,
  modes,
  PhoneNumberSchema,
  serviceOf,
  type CalendarDate,
  type InputOf,
  type MemberId,
  type NumberService,
  type Portability,
  type Process,
  type ProcessId,
  type processesKind,
  type Refusal,
  type UnitId,
} from '@kontor/domain'
import { FormState } from '#lib/form/form-state.svelte.ts'
import { textArgument } from '#lib/form/argument.ts'
import { phoneText } from '#lib/words/processes/process-names.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

export type OpenArguments = InputOf<typeof processesKind, 'openProcess'>
export type ChangeArguments = Omit<InputOf<typeof processesKind, 'changeProcess'>, 'processId'>
export type NumberField = 'from' | 'to' | 'operator' | 'title'

/** What a form begins with. Numbers are as people type them. */
export interface DraftStart {
  readonly type: string
  readonly title: string
  readonly unitId: string
  readonly from: string
  readonly to: string
  readonly operator: string
  readonly mode: Portability['mode']
  readonly inPerson: boolean
  readonly relocation: boolean
}

/** The input for a process, new or changed. Which fields there are depends on its type. */
export class ProcessDraft {
  readonly numbers: FormState<NumberField>
  readonly simple: FormState<'title'>
  type: string = $state('')
  unitId: string = $state('')
  mode: Portability['mode'] = $state('DAY')
  inPerson = $state(false)
  relocation = $state(false)
  assigneeId: string = $state('')
  dueDate: string = $state('')
  readonly #start: DraftStart

  /** `keep`: the name under which the input survives a reload; null: it does not. */
  constructor(start: DraftStart, keep: string | null) {
    this.#start = start
    this.type = start.type
    this.unitId = start.unitId
    this.mode = start.mode
    this.inPerson = start.inPerson
    this.relocation = start.relocation
    this.numbers = new FormState<NumberField>({
      keep: keep === null ? null : `${keep}-numbers`,
      fields: {
        from: { kind: 'phoneNumber', initial: start.from },
        to: { kind: 'phoneNumber', initial: start.to, optional: true },
        operator: { kind: 'name', initial: start.operator },
        title: { kind: 'name', initial: start.title, optional: true },
      },
    })
    this.simple = new FormState<'title'>({
      keep: keep === null ? null : `${keep}-title`,
      fields: { title: { kind: 'name', initial: start.title } },
    })
  }

  get isPortability(): boolean {
    return definitionOf(this.type).isPortability
  }

  /** FNP or MNP, as the number says; null while it is not one that can be ported. */
  get service(): NumberService | null {
    const typed = this.numbers.values.from
    return fieldProblem(PhoneNumberSchema, typed) === null ? serviceOf(fullNumber(typed)) : null
  }

  ready(): boolean {
    return this.isPortability ? this.numbers.ready() : this.simple.ready()
  }

  forget(): void {
    this.numbers.reset()
    this.simple.reset()
  }

  opening(processId: ProcessId, corrects: ProcessId | null): OpenArguments {
    const title = this.#title
    return {
      processId,
      type: this.type,
      ...(title === '' ? {} : { title }),
      ...(this.unitId === '' ? {} : { unitId: this.unitId as UnitId }),
      ...(this.dueDate === '' ? {} : { dueDate: this.dueDate as CalendarDate }),
      ...(this.assigneeId === '' ? {} : { assigneeId: this.assigneeId as MemberId }),
      ...(this.isPortability ? { portability: this.#portability } : {}),
      ...(corrects === null ? {} : { corrects }),
    }
  }

  /** The fields that differ from those of the process, so that a colleague's change of another field stays. */
  changing(): ChangeArguments {
    const start = this.#start
    const title = this.#title
    const portability = this.#changedPortability
    return {
      ...(title === start.title ? {} : { title: title === '' ? null : title }),
      ...(this.unitId === start.unitId ? {} : { unitId: this.unitId === '' ? null : (this.unitId as UnitId) }),
      ...(Object.keys(portability).length === 0 ? {} : { portability }),
    }
  }

  /** Shows a refusal beside the field that it concerns, or above the buttons. */
  refuse(refusal: Refusal): void {
    const sentence = () => refusalSentence(refusal)
    const field = fieldOf(refusal)
    if (this.isPortability) this.numbers.refuse(field, sentence)
    else this.simple.refuse(field === 'title' ? 'title' : null, sentence)
  }

  get error(): string | null {
    return this.isPortability ? this.numbers.error : this.simple.error
  }

  get #title(): string {
    return (this.isPortability ? this.numbers : this.simple).values.title.trim()
  }

  get #range() {
    const { from, to } = this.numbers.values
    return to.trim() === '' ? { from } : { from, to }
  }

  get #portability() {
    const { mode, inPerson, relocation } = this
    // Without a service of its own the number is refused, with the sentence for it.
    return {
      service: this.service ?? ('mnp' as const),
      numbers: this.#range,
      mode,
      inPerson,
      relocation,
      operator: this.numbers.values.operator,
    }
  }

  get #changedPortability(): NonNullable<ChangeArguments['portability']> {
    if (!this.isPortability) return {}
    const start = this.#start
    const { service, numbers, mode, inPerson, relocation, operator } = this.#portability
    const { from, to } = this.numbers.values
    return {
      ...(from === start.from && to === start.to ? {} : { service, numbers }),
      ...(mode === start.mode ? {} : { mode }),
      ...(inPerson === start.inPerson ? {} : { inPerson }),
      ...(relocation === start.relocation ? {} : { relocation }),
      ...(operator === start.operator ? {} : { operator }),
    }
  }
}

export const emptyStart: DraftStart = {
  ...{ type: 'np-in', title: '', unitId: '', from: '', to: '', operator: '', mode: 'DAY' },
  ...{ inPerson: true, relocation: false },
}

/** The form for a process as it is, for changing it or for sending it again. */
export const startOfProcess = ({ type, title, unit, portability }: Process): DraftStart => ({
  ...emptyStart,
  type,
  title: title ?? '',
  unitId: unit?.id ?? '',
  ...(portability === null
    ? {}
    : {
        from: phoneText(portability.from),
        to: portability.to === portability.from ? '' : phoneText(portability.to),
        operator: portability.operator,
        mode: portability.mode,
        inPerson: portability.inPerson,
        relocation: portability.relocation,
      }),
})

/** The form for what was refused, on top of what it began with. An older page may have made it, so nothing is certain. */
export const startOfChange = (args: Readonly<Record<string, unknown>>, start: DraftStart): DraftStart => {
  const portability = recordIn(args, 'portability')
  const numbers = recordIn(portability, 'numbers')
  const or = (text: string, otherwise: string) => (text === '' ? otherwise : text)
  const flag = (name: 'inPerson' | 'relocation') =>
    typeof portability[name] === 'boolean' ? portability[name] : start[name]
  return {
    type: or(textArgument(args, 'type'), start.type),
    title: or(textArgument(args, 'title'), start.title),
    unitId: or(textArgument(args, 'unitId'), start.unitId),
    from: or(textArgument(numbers, 'from'), start.from),
    to: or(textArgument(numbers, 'to'), start.to),
    operator: or(textArgument(portability, 'operator'), start.operator),
    mode: modes.find((mode) => mode === portability['mode']) ?? start.mode,
    inPerson: flag('inPerson'),
    relocation: flag('relocation'),
  }
}

const recordIn = (args: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> => {
  const value = args[name]
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

const fullNumber = (typed: string): string => `+48${typed.replace(/\D/g, '').slice(-9)}`

const fieldOf = (refusal: Refusal): NumberField | null => {
  switch (refusal.code) {
    case 'range-reversed':
    case 'range-across-blocks':
      return 'to'
    case 'number-not-portable':
    case 'number-of-other-service':
    case 'number-in-open-process':
      return 'from'
    default:
      return null
  }
}
