import type { NoticeRules } from '../../kernel/notice.ts'
import { putBack } from '../../kernel/put-back.ts'
import { assignedNotices, concernsOnBoard, lateNotices } from '../board/notices.ts'
import type { ProcessesTypes } from './define-mutation.ts'
import { dueAt, lateSince, type Terms } from './due-at.ts'
import { processesBoard, type ProcessesChange } from './processes.ts'
import type { Process } from './records.ts'

/** Processes that become late or are assigned. */
export const processNotices: NoticeRules<ProcessesTypes> = {
  kinds: ['late', 'assigned'],
  place: 'processes-notifications',

  after: ({ changes, content, now, by }) => {
    const own = changes.flatMap((change) => (change.kind === 'process' ? [change] : []))
    const terms = termsBefore(changes, content)
    const due = {
      before: (process: Process) => dueAt(process, terms),
      after: (process: Process) => dueAt(process, content),
    }
    // Other deadlines of the organisation move those of processes that are themselves unchanged.
    const moved =
      terms === content ? own : [...content.process.values()].map((process) => ({ before: process, after: process }))
    return [...assignedNotices(own, { by, now }), ...lateNotices(moved, due, now)]
  },

  concerns: (content, notice, { memberId, now }) =>
    concernsOnBoard(processesBoard, content, {
      ...{ notice, memberId },
      lateSince: (process) => lateSince(process, content, now),
    }),
}

/** The terms before these changes; the same ones where none of them has changed. */
const termsBefore = (changes: readonly ProcessesChange[], after: Terms): Terms => {
  if (!changes.some(({ kind }) => kind === 'deadline' || kind === 'processType')) return after
  const terms = { deadline: new Map(after.deadline), processType: new Map(after.processType) }
  for (const change of changes)
    if (change.kind === 'deadline') putBack(terms.deadline, change)
    else if (change.kind === 'processType') putBack(terms.processType, change)
  return terms
}
