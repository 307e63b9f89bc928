import { enterAs, loadDemonstration } from './demonstration.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('phone site', async ({ kontor, open, shooting }) => {
  const demonstration = await loadDemonstration(kontor)
  for (const profile of ['telecom', 'hospitality'] as const) {
    const { context, page } = await open()
    const shoot = shooting(page, `phone-site-${profile}-`)
    await page.goto('/m')
    await expect(page.locator('form')).toBeVisible()
    if (profile === 'telecom') await shoot('sign-in')
    await enterAs(kontor, context, demonstration.login(profile, 'administrator'))
    await page.goto('/m')
    await expect(page.locator('.news').first()).toBeVisible()
    await shoot('now')
    await page.goto('/m/accounts')
    await expect(page.locator('.phone-rows > a').first()).toBeVisible()
    await shoot('accounts')
    await page.goto('/m/people')
    await expect(page.locator('.phone-rows > li').first()).toBeVisible()
    await shoot('people')
    await page.goto('/m/accounts')
    await page.locator('.phone-rows > a').nth(1).click()
    await expect(page.locator('.phone-rows > a').nth(2)).toBeVisible()
    await shoot('account')
    const account = page.url()
    const work = profile === 'telecom' ? 'processes' : 'reservations'
    await page.goto(`${account}/${work}${profile === 'telecom' ? '' : '?tab=all'}`)
    await expect(page.locator('.phone-rows > a').first()).toBeVisible()
    await shoot(work)
    await page.locator('.phone-rows > a').first().click()
    await expect(page.locator('.sheet')).toBeVisible()
    await shoot(`${work}-one`)
    for (const section of profile === 'telecom'
      ? ['mail', 'finance', 'units']
      : ['mail', 'finance', 'property', 'promotions']) {
      await page.goto(`${account}/${section}`)
      await expect(page.locator('h1').first()).toBeVisible()
      await shoot(section)
    }
    await page.goto('/m')
    await page.locator('.bar .own').click()
    await shoot('menu')
    await context.close()
  }
})
