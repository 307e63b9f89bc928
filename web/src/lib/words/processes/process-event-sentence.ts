import type { ProcessEvent } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { inList } from '../in-list.ts'
import { processReasonName } from './process-names.ts'

/** An event of a process's timeline in one sentence. */
export const processEventSentence = (event: ProcessEvent): MessagePart[] => {
  const actor = event.by?.name ?? m.history_server()
  switch (event.what) {
    case 'opened':
      return event.corrects === null
        ? m.process_event_opened.parts({ actor })
        : m.process_event_opened_again.parts({ actor })
    case 'changed':
      return m.process_event_changed.parts({
        actor,
        fields: inList(event.fields.map((field) => m.process_field({ field }))),
      })
    case 'moved':
      return movedSentence(actor, event)
    case 'assigned':
      return event.to === null
        ? m.process_event_unassigned.parts({ actor, name: event.from?.name ?? m.change_unnamed() })
        : m.process_event_assigned.parts({ actor, name: event.to.name })
    case 'access-lost':
      return m.process_event_access_lost.parts({ name: event.from.name })
    case 'note-added':
      return m.process_event_note_added.parts({ actor })
    case 'note-changed':
      return m.process_event_note_changed.parts({ actor })
    case 'note-removed':
      return m.process_event_note_removed.parts({ actor })
    case 'corrected':
      return m.process_event_corrected.parts({ actor })
  }
}

const movedSentence = (
  actor: string,
  { step, reason, explanation }: Extract<ProcessEvent, { what: 'moved' }>,
): MessagePart[] => {
  const taken = m.process_step_taken({ step })
  if (reason === null) return m.process_event_moved.parts({ actor, taken })
  return m.process_event_moved_because.parts({ actor, taken, reason: explanation ?? processReasonName(reason) })
}
