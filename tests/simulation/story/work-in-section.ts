import { processesKind, stepIds, type AccountId, type Processes } from '@kontor/domain'
import {
  memberIdOf,
  mainAccountOf,
  directoryOf,
  mutation,
} from '../../../sync-server/src/testing/sample-organization.ts'
import type { SimulatedTab } from '../browser/simulated-browser.ts'
import { randomOf, type Random } from '../machine/random.ts'
import type { World } from '../world.ts'
import { mewa, person } from './cast.ts'

/** The accounts in whose sections people work. */
const accounts = [mainAccountOf(mewa), 'account-gdynia' as AccountId] as const

interface Edit {
  readonly name: 'openProcess' | 'moveProcess' | 'assignProcess' | 'addNote'
  readonly args: never
}

/** Opens the section in a tab at first, and later does something in it that the browser does not refuse. */
export const editSection = (tab: SimulatedTab, pick: number): void => {
  const random = randomOf(pick, 'section')
  const section = tab.openSection(random.pick(accounts), processesKind)
  const { content } = section.state
  if (content === null) return
  for (let idea = 0; idea < ideasMax; idea += 1) {
    const { name, args } = editOf(content, randomOf(pick * ideasMax + idea, 'edit'))
    if (section.check(name, args) !== null) continue
    section.mutate(name, args).catch(() => undefined)
    return
  }
}
const ideasMax = 4

const editOf = ({ process, colleague }: Processes, random: Random): Edit => {
  const word = String(random.below(10_000)).padStart(4, '0')
  const ids = [...process.keys()].sort()
  const processId = ids.length === 0 ? 'process-none' : random.pick(ids)
  const idea = random.below(5)
  if (ids.length === 0 || idea < 2)
    return {
      name: 'openProcess',
      args: { processId: `process-${word}`, type: 'fault', title: `Awaria ${word}` } as never,
    }
  if (idea === 2)
    return { name: 'moveProcess', args: { processId, step: random.pick(stepIds), reason: 'duplicate' } as never }
  if (idea === 3)
    return { name: 'addNote', args: { noteId: `note-${word}`, recordId: processId, text: `Notatka ${word}` } as never }
  const memberId = random.chance(0.2) ? null : random.pick([...colleague.keys(), null].toSorted())
  return { name: 'assignProcess', args: { processId, memberId } as never }
}

/** The owner gives the right to a member, or takes it away, while others work. */
export const changeSectionRight = (world: World, pick: number, change: 'give' | 'take'): void => {
  const random = randomOf(pick, 'right')
  const [anna, member] = [person('anna'), person(random.pick(['ola', 'piotr', 'zofia']))]
  const rights = { add: change === 'give' ? ['processes'] : [], remove: change === 'take' ? ['processes'] : [] }
  const args = { memberId: memberIdOf(member), ...rights, addRoles: [], removeRoles: [] } as never
  const sent = mutation('changeRights', args, `right-of-section-${pick}-${world.made.size}`)
  if (world.server === null) return
  world.made.add({ ...sent, loginId: anna.id, browser: null, organizationId: mewa })
  world.server.rooms.submit(directoryOf(mewa), anna.id, [sent]).catch(() => undefined)
}
