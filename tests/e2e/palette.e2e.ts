import type { Page } from '@playwright/test'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Szukaj i polecenia' })
const results = (page: Page) => palette(page).getByRole('option')
const chosen = (page: Page) => palette(page).getByRole('option', { selected: true })

const openPalette = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
}

test('[DESIGN 10] [B28] the palette finds people, accounts, units and acts by keyboard alone, and nothing that is closed to the person', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  await join(owner, organizationId, { name: 'Łucja Brzezińska', username: 'l.brzezinska', homeAccountId: accountId })
  const pawel = await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    rights: ['units'],
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByRole('row', { name: /Łucja/ })).toBeVisible()

  await test.step('a person, without Polish letters', async () => {
    await openPalette(page)
    await page.keyboard.type('@lucja')
    await expect(results(page)).toHaveCount(1)
    await expect(chosen(page)).toContainText('Łucja Brzezińska')
    await page.keyboard.press('Enter')
    await expect(palette(page)).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: 'Łucja Brzezińska' })).toBeVisible()
  })
  await test.step('an act about that person opens its dialog', async () => {
    await openPalette(page)
    await page.keyboard.type('prawa brzezinska')
    await expect(chosen(page)).toContainText('Edytuj prawa dostępu: Łucja Brzezińska')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('Łucja Brzezińska')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })
  await test.step('an account by its identifier; what was chosen last comes first; arrows go round', async () => {
    await openPalette(page)
    await expect(chosen(page)).toContainText('Łucja Brzezińska')
    await page.keyboard.type('#07240')
    await expect(results(page)).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/a/${zulawy}/`))
    await openPalette(page)
    await expect(chosen(page)).toContainText('Żuławy Mobile')
    await page.keyboard.press('ArrowUp')
    await expect(chosen(page)).not.toContainText('Żuławy Mobile')
    await page.keyboard.press('ArrowDown')
    await expect(chosen(page)).toContainText('Żuławy Mobile')
    await expectNoFindings(page, 'the palette')
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
  })
  await test.step('nothing found is said in a sentence', async () => {
    await openPalette(page)
    await page.keyboard.type('zzzz')
    await expect(palette(page)).toContainText('Nic nie pasuje do „zzzz”')
    await page.keyboard.press('Control+k')
    await expect(palette(page)).toBeHidden()
  })

  const { page: his } = await newBrowser(pawel)
  await his.goto(`/a/${accountId}/units`)
  await expect(his.getByRole('row', { name: /PT 03417/ })).toBeVisible()
  await test.step('who holds one right finds that section alone: no people, no mail, no act of administrators', async () => {
    await openPalette(his)
    const named = () => results(his).allInnerTexts()
    expect((await named()).join('|')).not.toMatch(/Procesy|Poczta|Finanse|Dodaj|Konta dodatkowe/)
    await expect(results(his).filter({ hasText: 'PT i usługi' })).toHaveCount(1)
    for (const sought of ['lucja', 'zulawy', 'poczta', 'dodaj']) {
      await his.keyboard.type(sought)
      await expect(palette(his)).toContainText(`Nic nie pasuje do „${sought}”`)
      await his.keyboard.press('Control+a')
      await his.keyboard.press('Backspace')
    }
    await his.keyboard.type('pt 03417')
    await expect(results(his)).toHaveCount(2)
    await his.keyboard.press('Escape')
  })
  await test.step('without the server it goes on from the copies in the browser', async () => {
    await kontor.stop()
    await openPalette(page)
    await page.keyboard.type('@lucja')
    await expect(chosen(page)).toContainText('Łucja Brzezińska')
    await page.keyboard.press('Escape')
    await kontor.start()
  })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Szukaj i polecenia' }).click()
  await expectNoFindings(page, 'the palette on a phone')
  await expect(page.locator('html')).toHaveJSProperty('scrollWidth', 390)
})
