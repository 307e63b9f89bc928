import { register } from '../server/person.ts'
import { calendarScene, day } from './calendar-scene.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('calendar', async ({ kontor, open, shooting, says }) => {
  const { owner, accountId } = await register(kontor, {
    ...{ profile: 'hospitality', accountName: 'Dwór Jantar' },
  })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'calendar-')
  await page.goto(`/a/${accountId}/calendar`)
  await expect(page.getByRole('button', { name: says('calendar_add_type') })).toBeVisible()
  await shot('empty')
  await calendarScene(owner, accountId)
  const grid = page.getByRole('grid')
  await expect(grid).toBeVisible()
  await shot('weeks')
  for (const tab of ['month', 'year', 'scarce']) {
    await page.goto(`/a/${accountId}/calendar?tab=${tab}`)
    await expect(page.getByRole(tab === 'scarce' ? 'table' : 'grid')).toBeVisible()
    await shot(tab)
  }
  await page.goto(`/a/${accountId}/calendar`)
  await grid.focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter'])
    await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('panel')
  for (const dialog of ['types', 'plans', 'range']) {
    await page.goto(`/a/${accountId}/calendar?dialog=${dialog}`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await shot(dialog)
  }
  await page.goto(`/a/${accountId}/reservations?dialog=new`)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(says('reservations_arrival'), { exact: true }).fill(day(2))
  await dialog.getByLabel(says('reservations_departure'), { exact: true }).fill(day(5))
  await dialog.getByLabel(says('reservations_room'), { exact: true }).selectOption({ index: 1 })
  await expect(dialog.getByRole('status')).not.toBeEmpty()
  await shot('reservation')
})
