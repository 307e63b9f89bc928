import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('reference', async ({ open, shooting }) => {
  const { page } = await open()
  const shot = shooting(page, 'reference-')
  await page.goto('/reference')
  const call = page.locator('details', { hasText: '/api/checks' })
  await expect(call).toBeVisible()
  await shot('calls')
  await call.locator('summary').click()
  await expect(call.locator('pre')).toBeVisible()
  await shot('call')
  await page.goto('/reference?subject=identity')
  await expect(page.getByText('/api/auth/sign-out')).toBeVisible()
  await shot('internal')
})
