import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { createPromotion } from './promotion-scene.ts'
import { expectTouchTargets } from './touch-targets.ts'

test.use({ viewport: { width: 390, height: 844 } })

test('[B27] [B28] a phone shows the monitor of promotions, and nothing that changes one', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, { profile: 'hospitality' })
  const zofia = await join(owner, organizationId, {
    ...{ name: 'Zofia Żmijewska', username: 'z.zmijewska', homeAccountId: accountId, rights: ['promotions'] },
  })
  const { page } = await newBrowser(zofia)
  await page.goto(`/m/a/${accountId}/promotions`)
  await expect(page.getByText('Oferty tworzy się w pełnej wersji Kontora')).toBeVisible()
  await createPromotion(owner, accountId, 'Długi weekend')
  const row = page.getByRole('listitem').filter({ hasText: 'Długi weekend' })
  await expect(row).toContainText('trwa')
  await expect(row).toContainText('Rezerwacje: 0')
  await expect(page.getByRole('region', { name: 'Monitor' })).toContainText('Rezerwacje')
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  await page.goto(`/m/a/${accountId}/promotions?dialog=new`)
  await expect(row).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectNoFindings(page, 'promotions on a phone')
  await expectNoSidewaysScroll(page)
  await expectTouchTargets(page, 'promotions on a phone')
})
