import {
  hourMs,
  colleaguesOf,
  mainAccount,
  MutationIdSchema,
  processesKind,
  type AccountId,
  type Directory,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'
import { moveArguments, processStories, type ProcessStory } from './process-stories.ts'
import { workerIn } from './worker-in.ts'

interface Act {
  readonly at: number
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

/**
 * What the people of a telecom organisation have done with processes up to now, relative to today, through the mutations
 * that they would send. The main account has all stories, every sub-account some of them.
 */
export const loadProcesses = async (
  parts: { readonly rooms: Pick<Rooms, 'submit'>; readonly now: number; readonly key: string },
  directory: Directory,
): Promise<void> => {
  const { rooms, now, key } = parts
  let mutations = 0
  const main = mainAccount(directory).id
  const accounts = [...directory.account.values()].filter(({ status }) => status === 'active')
  for (const [turn, { id: accountId }] of accounts.entries()) {
    const loginId = workerIn(directory, accountId, processesKind.needs)
    if (loginId === null) continue
    const stories = processStories.filter((_, at) => accountId === main || (at + turn) % 3 === 0)
    const acts = stories.flatMap((story, at) =>
      actsOf({ story, directory, accountId, now, id: `demo-${key}-${turn}-${at}` }),
    )
    const document = documentName({ kind: 'section', accountId, key: processesKind.key })
    for (const { at, name, args } of acts.toSorted((one, other) => one.at - other.at)) {
      const id = v.parse(MutationIdSchema, `demo-${key}-process-mutation-${(mutations += 1)}`)
      const [outcome] = await rooms.submit(document, loginId, [{ id, name, version: 1, args }], { at, quiet: true })
      if (outcome?.outcome !== 'accepted')
        throw new Error(`the demonstration's ${name} is refused: ${JSON.stringify(outcome)}`)
    }
  }
}

const actsOf = (parts: {
  readonly story: ProcessStory
  readonly directory: Directory
  readonly accountId: AccountId
  readonly now: number
  readonly id: string
}): readonly Act[] => {
  const { story, directory, accountId, now, id } = parts
  const at = (hoursAgo: number): number => now - hoursAgo * hourMs
  const processId = `${id}-process`
  const turn = processStories.indexOf(story)
  const people = colleaguesOf(directory, accountId, processesKind.needs)
  const person = story.hasPerson ? people[turn % Math.max(1, people.length)]?.id : undefined
  const unit = [...directory.unit.values()].find((known) => known.accountId === accountId)
  const acts: Act[] = [
    {
      at: at(story.openedHoursAgo),
      name: 'openProcess',
      args: {
        ...{ processId, type: story.type, title: story.title },
        ...(unit === undefined ? {} : { unitId: unit.id }),
        ...(person === undefined ? {} : { assigneeId: person }),
        ...(story.service === null ? {} : { portability: portabilityOf(story.service, turn) }),
      },
    },
    ...story.steps.map((step) => ({
      at: at(step.hoursAgo),
      name: 'moveProcess',
      args: moveArguments(processId, step, now),
    })),
  ]
  if (story.note !== undefined)
    acts.push({
      at: at(story.note.hoursAgo),
      name: 'addNote',
      args: { noteId: `${id}-note`, recordId: processId, text: story.note.text },
    })
  return acts
}

/** Numbers of the two kinds of the national plan; each story has its own. */
const portabilityOf = (service: 'fnp' | 'mnp', turn: number) => ({
  service,
  numbers: { from: service === 'fnp' ? `5524760${String(10 + turn)}` : `5128840${String(10 + turn)}` },
  mode: (['DAY', 'END', 'EOP'] as const)[turn % 3],
  operator: ['PT 01102', 'PT 02250', 'PT 04471'][turn % 3] ?? 'PT 01102',
})
