import { type CalendarDate, momentOf, type ProcessesRefusal, type Refusal } from '@kontor/domain'
import { dateAndTime, longDate } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { inList } from '../in-list.ts'
import type { KnownNames } from '../known-names.ts'
import {
  phoneText,
  processReasonName,
  processServiceName,
  processStateName,
  processStepName,
  rangeText,
} from './process-names.ts'

type OfCode<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** One sentence per refusal that only processes have: why, and what to do next. */
const sentences = {
  'unknown-process': () => m.refusal_unknown_process(),
  'unknown-note': () => m.refusal_unknown_note(),
  'unknown-view': () => m.refusal_unknown_view(),
  'assignee-without-access': ({ memberId }: OfCode<'assignee-without-access'>, names: KnownNames) => {
    const name = names[memberId]
    return name === undefined ? m.refusal_assignee_without_access() : m.refusal_assignee_without_access_named({ name })
  },
  'unit-not-in-account': () => m.refusal_unit_not_in_account(),
  'empty-note': () => m.refusal_empty_note(),
  'not-your-note': ({ name }: OfCode<'not-your-note'>) => m.refusal_not_your_note({ name }),
  'not-your-view': ({ view, name }: OfCode<'not-your-view'>) => m.refusal_not_your_view({ view, name }),
  'view-name-taken': ({ view }: OfCode<'view-name-taken'>) => m.refusal_view_name_taken({ view }),
  'too-many-views': ({ max }: OfCode<'too-many-views'>) => m.refusal_too_many_views({ max }),
  'too-many-events': ({ number, max }: OfCode<'too-many-events'>) =>
    m.refusal_too_many_events({ number: numberText(number), max }),
  'step-not-allowed': (refusal: OfCode<'step-not-allowed'>) => {
    const facts = { ...whereabouts(refusal), step: processStepName(refusal.step) }
    const { allowed } = refusal
    return allowed.length === 0
      ? m.refusal_step_not_allowed_closed(facts)
      : m.refusal_step_not_allowed({ ...facts, steps: inList(allowed.map(processStepName)) })
  },
  'process-closed': (refusal: OfCode<'process-closed'>) => m.refusal_process_closed(whereabouts(refusal)),
  'already-sent': (refusal: OfCode<'already-sent'>) =>
    m.refusal_already_sent({
      ...whereabouts(refusal),
      fields: inList(refusal.fields.map((field) => m.process_field({ field }))),
    }),
  'only-refused-is-corrected': (refusal: OfCode<'only-refused-is-corrected'>) =>
    m.refusal_only_refused_is_corrected(whereabouts(refusal)),
  'already-corrected': ({ number }: OfCode<'already-corrected'>) =>
    m.refusal_already_corrected({ number: numberText(number) }),
  'reason-missing': ({ step, reasons }: OfCode<'reason-missing'>) =>
    m.refusal_reason_missing({ step: processStepName(step), reasons: inList(reasons.map(processReasonName)) }),
  'explanation-missing': ({ step }: OfCode<'explanation-missing'>) =>
    m.refusal_explanation_missing({ step: processStepName(step) }),
  'date-missing': ({ step }: OfCode<'date-missing'>) => m.refusal_date_missing({ step: processStepName(step) }),
  'routing-number-missing': ({ step }: OfCode<'routing-number-missing'>) =>
    m.refusal_routing_number_missing({ step: processStepName(step) }),
  'date-in-the-past': ({ date }: OfCode<'date-in-the-past'>) => m.refusal_date_in_the_past({ date: dayText(date) }),
  'date-in-the-future': ({ date }: OfCode<'date-in-the-future'>) =>
    m.refusal_date_in_the_future({ date: dayText(date) }),
  'too-late-to-withdraw': ({ date, until }: OfCode<'too-late-to-withdraw'>) =>
    m.refusal_too_late_to_withdraw({ date: dayText(date), until: dayText(until) }),
  'number-in-open-process': ({ from, to, number }: OfCode<'number-in-open-process'>) =>
    m.refusal_number_in_open_process({ numbers: rangeText({ from, to }), number: numberText(number) }),
  'range-reversed': ({ from, to }: OfCode<'range-reversed'>) =>
    m.refusal_range_reversed({ from: phoneText(from), to: phoneText(to) }),
  'range-across-blocks': ({ from, to, numbersPerBlock }: OfCode<'range-across-blocks'>) =>
    m.refusal_range_across_blocks({ from: phoneText(from), to: phoneText(to), count: numbersPerBlock }),
  'number-not-portable': ({ from }: OfCode<'number-not-portable'>) =>
    m.refusal_number_not_portable({ from: phoneText(from) }),
  'number-of-other-service': ({ from, service }: OfCode<'number-of-other-service'>) =>
    m.refusal_number_of_other_service({ from: phoneText(from), service: processServiceName(service) }),
  'unknown-process-type': () => m.refusal_unknown_process_type(),
  'process-type-removed': ({ name }: OfCode<'process-type-removed'>) => m.refusal_process_type_removed({ name }),
}

type Sentences = { readonly [Code in keyof typeof sentences]: (refusal: OfCode<Code>, names: KnownNames) => string }
type ProcessesOnly = OfCode<keyof Sentences>

export const isOfProcesses = (refusal: Refusal): refusal is ProcessesOnly => Object.hasOwn(sentences, refusal.code)

export const processesRefusalSentence = (refusal: ProcessesOnly, names: KnownNames): string => {
  // The sentence of this code takes the refusal of this code, which TypeScript cannot follow for a union.
  const sentence = sentences[refusal.code] as (refusal: ProcessesOnly, names: KnownNames) => string
  return sentence(refusal, names)
}

const whereabouts = ({
  number,
  state,
  movedBy,
  movedAt,
}: Pick<Extract<ProcessesRefusal, { code: 'process-closed' }>, 'number' | 'state' | 'movedBy' | 'movedAt'>) => ({
  number: numberText(number),
  state: processStateName(state),
  who: movedBy?.name ?? m.history_server(),
  when: dateAndTime(movedAt, getLocale()),
})

/** A process that has not reached the server has no number yet. */
const numberText = (number: number | null): string => (number === null ? m.process_number_new() : String(number))

const dayText = (date: string): string => longDate(momentOf(date as CalendarDate), getLocale())
