import { newId, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('integrations', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId } = await register(kontor, { accountName: 'Mewa Telekom' })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'integrations-')
  const screen = `/a/${accountId}/account/integrations`
  await page.goto(screen)
  await expect(page.getByText(says('tokens_none'))).toBeVisible()
  await shot('none')
  const calls = `/api/documents/directory/${organizationId}`
  for (const [name, scopes] of [
    ['Kadry ERP', ['check-access', 'read-directory']],
    ['Hurtownia danych', ['read-history']],
  ])
    await owner.request('POST', `${calls}/tokens`, { tokenId: newId(), name, scopes, endsAt: null })
  const webhook = {
    name: 'Hurtownia danych',
    url: 'https://hurtownia.mewa.example/kontor',
    events: ['people', 'access'],
  }
  await owner.request('POST', `${calls}/webhooks`, { webhookId: newId(), ...webhook })
  await expect(page.getByText('Kadry ERP')).toBeVisible()
  await shot('some')
  await page.getByRole('button', { name: says('tokens_add') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('new-key')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: says('webhooks_add') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shot('new-webhook')
})
