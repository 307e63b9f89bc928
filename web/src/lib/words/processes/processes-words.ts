import type { ProcessesChange, ReasonId, StepId } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import type { ArgumentReader } from '../argument-reader.ts'
import type { LoggedEntryReader } from '../logged-entry-reader.ts'
import type { ChangeWords } from '../mutations/mutation-words.ts'
import { processReasonName, processStepName } from './process-names.ts'

export type ProcessesEntryReader = LoggedEntryReader<ProcessesChange>

/** The words of one mutation of processes: while it waits, and in the history. */
export interface ProcessesMutationWords extends ChangeWords {
  readonly history: (entry: ProcessesEntryReader) => MessagePart[]
}

const named = (entry: ProcessesEntryReader, argument = 'processId') => ({
  actor: entry.actor,
  name: entry.namedBy(argument),
})

/** What is typed for a process that has no name yet. */
const openedName = (args: ArgumentReader): string =>
  args.has('title') ? args.text('title') : (args.phoneNumber('portability') ?? m.change_unnamed())

const openProcess: ProcessesMutationWords = {
  change: (args) => m.change_open_process.parts({ name: openedName(args) }),
  history: (entry) => m.history_open_process.parts(named(entry)),
  form: { screen: 'section', dialog: 'new', carries: { of: 'corrects' } },
}

const changeProcess: ProcessesMutationWords = {
  change: (args) => m.change_change_process.parts({ name: args.named('processId') }),
  history: (entry) => m.history_change_process.parts(named(entry)),
  form: { screen: 'section', dialog: 'change', carries: { of: 'processId', process: 'processId' } },
}

const moveProcess: ProcessesMutationWords = {
  change: (args) =>
    m.change_move_process.parts({ step: processStepName(args.text('step') as StepId), name: args.named('processId') }),
  reason: (args) => (args.has('reason') ? processReasonName(args.text('reason') as ReasonId) : null),
  history: (entry) =>
    m.history_move_process.parts({ ...named(entry), taken: m.process_step_taken({ step: entry.text('step') }) }),
  form: { screen: 'section', dialog: 'step', carries: { of: 'processId', process: 'processId' } },
}

const assignProcess: ProcessesMutationWords = {
  change: (args) => {
    const name = args.named('processId')
    return args.has('memberId')
      ? m.change_assign_process.parts({ name, person: args.named('memberId') })
      : m.change_unassign_process.parts({ name })
  },
  history: (entry) =>
    entry.text('memberId') === ''
      ? m.history_unassign_process.parts(named(entry))
      : m.history_assign_process.parts({ ...named(entry), person: entry.namedBy('memberId') }),
  form: { screen: 'section', dialog: 'assign', carries: { of: 'processId', process: 'processId' } },
}

const addNote: ProcessesMutationWords = {
  written: 'text',
  change: (args) => m.change_add_note.parts({ name: args.named('recordId') }),
  history: (entry) => m.history_add_note.parts(named(entry, 'recordId')),
}

const notesProcess = (entry: ProcessesEntryReader) => ({
  actor: entry.actor,
  name: entry.named(entry.changeOf('process')?.id),
})

const changeNote: ProcessesMutationWords = {
  written: 'text',
  change: () => [{ type: 'text', value: m.change_change_note() }],
  history: (entry) => m.history_change_note.parts(notesProcess(entry)),
}

const removeNote: ProcessesMutationWords = {
  change: () => [{ type: 'text', value: m.change_remove_note() }],
  history: (entry) => m.history_remove_note.parts(notesProcess(entry)),
}

const saveView: ProcessesMutationWords = {
  change: (args) => m.change_save_view.parts({ name: args.text('name') }),
  history: (entry) => m.history_save_view.parts(named(entry, 'viewId')),
  form: { screen: 'section', dialog: 'save-view' },
}

const changeView: ProcessesMutationWords = {
  change: (args) => m.change_change_view.parts({ name: args.named('viewId') }),
  history: (entry) => m.history_change_view.parts(named(entry, 'viewId')),
  form: { screen: 'section', dialog: 'views' },
}

const removeView: ProcessesMutationWords = {
  change: (args) => m.change_remove_view.parts({ name: args.named('viewId') }),
  history: (entry) => m.history_remove_view.parts(named(entry, 'viewId')),
  form: { screen: 'section', dialog: 'views' },
}

const projectDirectory: ProcessesMutationWords = {
  change: () => [{ type: 'text', value: m.history_project_directory() }],
  history: () => [{ type: 'text', value: m.history_project_directory() }],
}

/** By name, every mutation of the processes. */
export const processesWords = {
  openProcess,
  changeProcess,
  moveProcess,
  assignProcess,
  addNote,
  changeNote,
  removeNote,
  saveView,
  changeView,
  removeView,
  projectDirectory,
} satisfies Readonly<Record<string, ProcessesMutationWords>>

/** Why an entry cannot be undone. */
export const processesObstacleSentence = (obstacle: string): string => m.process_obstacle({ obstacle })
