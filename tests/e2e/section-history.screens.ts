import { mutationIdInAct } from '@kontor/domain'
import { join, newId, register, type Person } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { changeProcesses, openCase } from './process-scene.ts'
import { makeReservation, takeSteps } from './reservation-scene.ts'
import { inEachVariant } from './screen-variants.ts'

const titles = ['Zanik zasięgu, Malbork', 'Echo w rozmowach', 'Błędna faktura', 'Brak połączeń wychodzących']

/** Opens complaints as an import does: as one act. Gives their ids. */
const openAct = async (person: Person, accountId: string): Promise<readonly string[]> => {
  const act = 'act0of0section0history'
  const mutations = titles.map((title, place) => {
    const args = { processId: newId(), type: 'complaint', title }
    return { id: mutationIdInAct(act, place), name: 'openProcess', args }
  })
  await person.request('POST', `/api/documents/section/${accountId}.processes/mutations`, { mutations })
  return mutations.map(({ args }) => args.processId)
}

inEachVariant('section history', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const invited = { rights: ['processes'], homeAccountId: accountId } as const
  const nadolna = await join(owner, organizationId, { ...invited, name: 'Joanna Nadolna', username: 'j.nadolna' })
  const opened = await openCase(nadolna, accountId, { from: '512884071' })
  const [, second] = await openAct(owner, accountId)
  await changeProcesses(owner, accountId, 'assignProcess', { processId: opened, memberId: nadolna.memberId })
  await changeProcesses(nadolna, accountId, 'moveProcess', { processId: second, step: 'start' })
  const note = { noteId: newId(), recordId: opened, text: 'Umowa jest w archiwum, odpiszą po południu.' }
  await changeProcesses(nadolna, accountId, 'addNote', note)
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'section-history-')
  await page.goto(`/a/${accountId}/processes?history`)
  await expect(page.getByRole('article')).toHaveCount(5)
  await shot('processes')
  await page.getByRole('article').nth(2).getByRole('button').last().click()
  await expect(page.getByRole('row').first()).toBeVisible()
  await shot('entry')
  await page.getByRole('button', { name: says('section_undo_all') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('undo-act')
  await page.goto(`/a/${accountId}/processes?history&from=2020-01-01&to=2020-01-02`)
  await expect(page.getByText(says('history_no_match'))).toBeVisible()
  await shot('none')
})

inEachVariant('reservations history', async ({ kontor, open, shooting }) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality' })
  const reservationId = await makeReservation(owner, accountId, 'Zofia Czarnecka')
  await takeSteps(owner, accountId, reservationId, ['confirm', 'arrive'])
  const { context, page } = await open()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/reservations?history`)
  await expect(page.getByRole('article')).toHaveCount(3)
  await page.getByRole('article').last().getByRole('button').last().click()
  await shooting(page, 'section-history-')('reservations')
})
