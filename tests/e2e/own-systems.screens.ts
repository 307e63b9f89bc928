import { newId, register } from '../server/person.ts'
import { firstOperator } from '../server/operator.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('own systems', async ({ kontor, open, shooting }) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality', accountName: 'Dwór Jantar' })
  const operator = await firstOperator(kontor)
  for (const [section, name, mode] of [
    ['property', 'Channel Manager', 'beside'],
    ['promotions', 'Kampanie Latarni', 'instead'],
  ])
    await operator.request('POST', '/api/operator/documents/operator/systems/mutations', {
      mutations: [
        {
          id: newId(),
          name: 'setSystem',
          args: { section, name, mode, url: `https://systemy.latarnia.example/${section}` },
        },
      ],
    })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'own-systems-')
  for (const section of ['property', 'promotions']) {
    await page.goto(`/a/${accountId}/${section}`)
    await expect(page.getByRole('link', { name: /Channel Manager|Kampanie Latarni/ })).toBeVisible()
    await shot(section)
  }
  const side = await open()
  await operator.enter(side.context)
  const shotOfOperator = shooting(side.page, 'own-systems-')
  await side.page.goto('/operator/systems')
  await expect(side.page.locator('.systems')).toBeVisible()
  await shotOfOperator('operator')
  await side.page
    .getByRole('button', { name: /Kalendarz|Calendar/ })
    .first()
    .click()
  await expect(side.page.getByRole('dialog')).toBeVisible()
  await shotOfOperator('dialog')
})
