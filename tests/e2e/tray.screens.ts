import { noChange } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { complaint, complaintScene, panel } from './process-scene.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('tray of a section', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId, nadolna, processId } = await complaintScene(kontor, ['processes', 'mail'])
  const { context, page } = await open()
  await nadolna.enter(context)
  const shot = shooting(page, 'section-tray-')
  await page.goto(`/a/${accountId}/processes?process=${processId}`)
  const one = panel(page, complaint)
  const note = one.getByRole('textbox', { name: says('board_note') })
  await expect(note).toBeVisible()
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await note.fill('Dzwoniłam do klienta. Zasięg zanika wieczorem, zwykle po 20:00, w całej miejscowości.')
  await one.getByRole('button', { name: says('board_note_add'), exact: true }).click()
  await expect(one).toContainText('Dzwoniłam do klienta.')
  await owner.mutate(organizationId, 'changeRights', { ...noChange, memberId: nadolna.memberId, remove: ['processes'] })
  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: says('section_unknown_title') })).toBeVisible()
  await shot('closed')
  await page.goto(`/a/${accountId}/account/tray`)
  await expect(page.getByText('Dzwoniłam do klienta.')).toBeVisible()
  await shot('note')
})
