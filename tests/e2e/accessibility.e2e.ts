import { enterAs, loadDemonstration } from './demonstration.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'

test('[SCREENS] axe finds nothing on the screens in front of the door, in both themes', async ({
  kontor,
  newBrowser,
}) => {
  const { page } = await newBrowser()
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Zarejestruj konto główne' })).toBeVisible()
  await expectNoFindings(page, 'welcome')
  await page.getByRole('button', { name: 'Zarejestruj konto główne' }).click()
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible()
  await expectNoFindings(page, 'registration with errors')
  await page.goto('/forgot-password')
  await expect(page.getByRole('button', { name: 'Wyślij link' })).toBeVisible()
  await expectNoFindings(page, 'forgotten password')
  await page.goto('/reset-password?token=unknown')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expectNoFindings(page, 'new password')
  await page.goto('/invitation/unknown')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expectNoFindings(page, 'unknown invitation')
  await loadDemonstration(kontor)
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Usuń dane pokazowe' })).toBeVisible()
  await expectNoFindings(page, 'sign-in with the demonstration')
})

for (const profile of ['telecom', 'hospitality'] as const) {
  test(`[SCREENS] axe finds nothing on any screen or dialog of the ${profile} profile, in both themes`, async ({
    kontor,
    demonstration,
    newBrowser,
  }) => {
    test.slow()
    const { context, page } = await newBrowser()
    await enterAs(kontor, context, demonstration.login(profile, 'owner'))
    await page.goto('/')
    await expect(page.getByRole('banner').getByRole('button', { name: /Zapisano/ })).toBeVisible()
    const account = /\/a\/[^/]+/.exec(page.url())?.[0] ?? ''

    for (const link of await page.getByRole('navigation', { name: 'Działy' }).first().getByRole('link').all()) {
      await link.click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoFindings(page, (await link.textContent()) ?? '')
    }

    await test.step('dialogs of the frame', async () => {
      await page.getByRole('button', { name: /Przełącz konto/ }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoFindings(page, 'switch')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Moje menu/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectNoFindings(page, 'own menu')
      await page.keyboard.press('Escape')
    })

    await test.step('dialogs of sub-accounts', async () => {
      await page.goto(`${account}/account/sub-accounts`)
      await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoFindings(page, 'new sub-account')
      await page.keyboard.press('Escape')
    })

    await test.step('dialogs of users', async () => {
      await page.goto(`${account}/account/users`)
      await page.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoFindings(page, 'invitation')
      await page.keyboard.press('Escape')
      await page
        .getByRole('button', { name: /^Zarządzaj/ })
        .nth(3)
        .click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectNoFindings(page, 'manage')
      await page.getByRole('menuitem', { name: 'Edytuj prawa dostępu' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page
        .getByRole('button', { name: /Co ukrywa brak tego prawa/ })
        .first()
        .click()
      await expectNoFindings(page, 'rights')
      await page.keyboard.press('Escape')
    })

    await test.step('dialogs of roles', async () => {
      await page.goto(`${account}/account/roles`)
      await page
        .getByRole('button', { name: /^Edytuj/ })
        .first()
        .click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoFindings(page, 'grants')
    })
  })
}
