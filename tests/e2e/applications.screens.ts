import { firstOperator } from '../server/operator.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('applications', async ({ kontor, open, shooting, says }) => {
  const operator = await firstOperator(kontor)
  const { context, page } = await open()
  await operator.enter(context)
  const shot = shooting(page, 'applications-')
  const dialog = page.getByRole('dialog')
  await page.goto('/operator/applications')
  await expect(page.getByText(says('applications_none_text'))).toBeVisible()
  await shot('none')
  await page
    .getByRole('button', { name: says('applications_add') })
    .first()
    .click()
  await expect(dialog).toBeVisible()
  await shot('new')
  await dialog.getByLabel(says('application_name')).fill('Rejestr faktur')
  await dialog.getByLabel(says('application_redirects')).fill('https://faktury.latarnia.example/powrot')
  await dialog.getByRole('button', { name: says('applications_add') }).click()
  await expect(dialog.getByLabel(says('application_id'))).toBeVisible()
  await shot('secret')
  await page.reload()
  await expect(page.getByText('Rejestr faktur')).toBeVisible()
  await shot('some')
  await page.getByRole('button', { name: says('application_remove_label', { name: 'Rejestr faktur' }) }).click()
  await expect(dialog).toBeVisible()
  await shot('remove')
  await page.goto('/no-access?application=Rejestr%20faktur')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shot('no-access')
})
