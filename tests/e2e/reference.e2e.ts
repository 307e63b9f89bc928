import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

test('[ISSUE 11] an administrator finds the call that a program needs, and what it takes, answers and refuses', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== kontor.origin) elsewhere.push(request.url())
  })
  await page.goto(`/a/${accountId}/account/integrations`)
  await page.getByRole('link', { name: 'Dokumentacja API' }).click()
  await expect(page.getByRole('heading', { name: 'Dokumentacja API' })).toBeVisible()
  const call = page.locator('details', { hasText: '/api/checks' })
  await call.locator('summary').click()
  await expect(call.getByText('check-access')).toBeVisible()
  await expect(call.getByText('scope-missing')).toBeVisible()
  await expect(call.locator('pre')).toContainText(`curl -X POST '${kontor.origin}/api/checks'`)
  await expectNoFindings(page, 'the reference of calls')

  await test.step('a search finds calls of every subject, and says when there is none', async () => {
    await page.getByRole('searchbox', { name: 'Szukaj wywołania' }).fill('get health')
    await expect(page.getByText('/healthz', { exact: true })).toBeVisible()
    await expect(page.getByText('/api/operator/health', { exact: true })).toBeVisible()
    await expect(page.getByText('/api/checks')).toHaveCount(0)
    await page.getByRole('searchbox', { name: 'Szukaj wywołania' }).fill('xyz')
    await expect(page.getByText('Nie ma takiego wywołania')).toBeVisible()
  })
  await test.step('internal calls are marked, and a subject has an address of its own', async () => {
    await page
      .getByRole('navigation', { name: 'Tematy' })
      .getByRole('link', { name: /Logowanie \d/ })
      .click()
    await expect(page).toHaveURL(/subject=identity/)
    await expect(page.getByText('Mogą się zmienić w każdej wersji', { exact: false })).toBeVisible()
  })
  await test.step('it fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.locator('details summary').first().click()
    await expectNoSidewaysScroll(page)
  })
  expect(elsewhere).toEqual([])
})

test('[ISSUE 11] the reference is open to a visitor, in English too', async ({ kontor, browser }) => {
  const context = await browser.newContext({ baseURL: kontor.origin, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto('/reference')
  await expect(page.getByRole('heading', { name: 'API reference' })).toBeVisible()
  await expect(page.getByText('Whether each login may open a section', { exact: false })).toBeVisible()
  await context.close()
})
