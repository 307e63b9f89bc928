import { join, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { changeProcesses, openCase, openComplaint } from './process-scene.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('processes', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const people = [
    await join(owner, organizationId, { ...person('Joanna Nadolna', 'j.nadolna'), homeAccountId: accountId }),
    await join(owner, organizationId, { ...person('Paweł Grzęda', 'p.grzeda'), homeAccountId: accountId }),
  ]
  const [late] = await cases(
    owner,
    accountId,
    people.map(({ memberId }) => memberId),
  )
  await changeProcesses(owner, accountId, 'addNote', {
    ...{ noteId: 'note-screens-1', recordId: late },
    text: 'Rozmowa z dyspozytorem PT 04471: umowa jest w archiwum, odpiszą po południu.',
  })
  const order = { processTypeId: 'type-screens-1', name: 'Zestawienie łącza', days: 5, unit: 'working-days' }
  await owner.mutate(organizationId, 'addProcessType', order)
  const audit = { processTypeId: 'type-screens-2', name: 'Audyt dokumentów abonenta', days: 30 }
  await owner.mutate(organizationId, 'addProcessType', audit)
  await owner.mutate(organizationId, 'changeDeadlines', {
    deadlines: [{ id: 'complaint', term: { amount: 30, unit: 'days' } }],
    reset: [],
  })
  await changeProcesses(owner, accountId, 'openProcess', {
    ...{ processId: 'process-screens-1', type: audit.processTypeId, title: 'Umowy z Malborka' },
  })
  await owner.mutate(organizationId, 'removeProcessType', { processTypeId: audit.processTypeId })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'processes-')
  for (const [name, search] of [
    ['board', ''],
    ['table', '?shape=table'],
    ['panel', `?process=${late}`],
    ['new', '?dialog=new'],
    ['step', `?dialog=step&of=${late}`],
    ['assign', `?dialog=assign&of=${late}`],
    ['none', '?q=zzz'],
    ['types', '?types='],
    ['type-add', '?types=&dialog=type'],
    ['type-remove', `?types=&dialog=remove-type&of=${order.processTypeId}`],
    ['deadline', '?types=&dialog=deadline&of=complaint'],
  ] as const) {
    await page.goto(`/a/${accountId}/processes${search}`)
    // Behind a dialog the page cannot be reached by its roles.
    const text = search.startsWith('?types')
      ? says('types_title')
      : name === 'panel'
        ? says('board_timeline')
        : says('processes_add')
    await expect(page.getByText(text).first()).toBeVisible()
    if (search.includes('dialog=')) await expect(page.getByRole('dialog')).toBeVisible()
    await shot(name)
  }
})

const person = (name: string, username: string) => ({ name, username, rights: ['processes'] as const })

/** A board with something in each lane, the first process late; gives their ids. */
const cases = async (
  owner: Parameters<typeof openCase>[0],
  accountId: string,
  memberIds: readonly string[],
): Promise<readonly string[]> => {
  const ids: string[] = []
  const step = (processId: string, name: string, more: object = {}) =>
    changeProcesses(owner, accountId, 'moveProcess', { processId, step: name, ...more })
  const [first = '', second = ''] = memberIds
  ids.push(
    await openCase(owner, accountId, {
      from: '552476010',
      to: '552476029',
      service: 'fnp',
      more: { assigneeId: first },
    }),
  )
  for (const [place, number] of [
    '512884071',
    '601337925',
    '730115602',
    '509470318',
    '664902157',
    '798226540',
  ].entries())
    ids.push(
      await openCase(owner, accountId, {
        from: number,
        more: place % 3 === 0 ? {} : { assigneeId: place % 2 === 0 ? first : second },
      }),
    )
  for (const id of ids.slice(0, 1).concat(ids.slice(3))) await step(id, 'send')
  await changeProcesses(owner, accountId, 'changeProcess', { processId: ids[0], dueDate: '2026-11-10' })
  for (const id of ids.slice(5)) await step(id, 'donor-agrees', { date: '2099-12-01' })
  await step(ids[6] ?? '', 'accept-date')
  await openComplaint(owner, accountId, 'Zanik zasięgu w Stegnie', { assigneeId: second })
  return ids
}
