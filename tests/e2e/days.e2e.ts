import type { Page } from '@playwright/test'
import { dayField, fillDay } from './day-field.ts'
import { expect, test } from './fixtures.ts'
import { openHistory, setup, token } from './history-page.ts'

/** A browser with another language and another time zone than the pages. */
const foreign = { locale: 'en-US', timezoneId: 'Pacific/Auckland' } as const

const inWarsaw = (time: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(time)
const inPolish = (day: string): string => day.split('-').reverse().join('.')

const openDates = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Daty', exact: true }).click()
  await expect(dayField(page, 'Do dnia')).toBeVisible()
}

test('[E12] days are typed in the Polish form and chosen from a Polish calendar, whatever the browser', async ({
  kontor,
  browser,
}) => {
  const { owner, accountId } = await setup(kontor)
  const context = await browser.newContext({ baseURL: kontor.origin, ...foreign })
  await owner.enter(context)
  const page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('kontor.language', 'pl'))
  await openHistory(page, accountId)
  const panel = page.getByRole('complementary', { name: 'Kto miał dostęp' })
  const day = dayField(panel, 'Dzień')

  await test.step('today is Warsaw’s, in the Polish form', async () => {
    await expect(day).toHaveValue(inPolish(inWarsaw(Date.now())))
  })
  await test.step('a typed day counts at once', async () => {
    await fillDay(panel, 'Dzień', '2020-01-31')
    await expect(page).toHaveURL(/day=2020-01-31/)
    await day.fill('1/2/2020')
    await expect(page).toHaveURL(/day=2020-02-01/)
    await day.press('Enter')
    await expect(day).toHaveValue('01.02.2020')
  })
  await test.step('a day that does not exist is refused with a sentence, and so is what is not a date', async () => {
    await day.fill('30.02.2020')
    await expect(panel.getByText('Nie ma takiego dnia: 30.02.2020.')).toBeVisible()
    await expect(day).toHaveAttribute('aria-invalid', 'true')
    await expect(page).toHaveURL(/day=2020-02-01/)
    await day.fill('jutro')
    await day.press('Enter')
    await expect(panel.getByText('To nie jest data. Proszę wpisać ją w postaci 27.11.2026.')).toBeVisible()
    await day.fill('31.01.2020')
    await expect(day).not.toHaveAttribute('aria-invalid', 'true')
  })
  await test.step('the calendar is Polish, begins on Monday, and works by the keyboard', async () => {
    await panel.getByRole('button', { name: 'Wybierz z kalendarza: Dzień' }).press('Enter')
    const calendar = page.getByRole('dialog', { name: 'Wybierz z kalendarza: Dzień' })
    await expect(calendar.getByText('styczeń 2020').first()).toBeVisible()
    await expect(calendar.getByRole('columnheader').first()).toHaveText('pon')
    await expect(calendar.locator('.calendar-day[data-selected]')).toHaveText('31')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(calendar).toBeHidden()
    await expect(page).toHaveURL(/day=2020-01-23/)
    await expect(day).toHaveValue('23.01.2020')
  })
  await test.step('on a phone the calendar opens beside its field, and the page does not scroll away', async () => {
    await page.setViewportSize({ width: 390, height: 700 })
    const choose = panel.getByRole('button', { name: 'Wybierz z kalendarza: Dzień' })
    await choose.click()
    const calendar = page.getByRole('dialog', { name: 'Wybierz z kalendarza: Dzień' })
    await expect(calendar.locator('.calendar-day[data-selected]')).toBeFocused()
    await expect(calendar).toBeInViewport()
    await expect(choose).toBeInViewport()
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  await test.step('the dates of the filter, too', async () => {
    await openDates(page)
    await fillDay(page, 'Do dnia', '2020-01-31')
    await page.keyboard.press('Escape')
    await expect(token(page, 'do 31 sty 2020')).toBeVisible()
  })
  await context.close()
})

test('[E12] pages show Warsaw’s time as mails do, and name the zone in a title', async ({ kontor, browser }) => {
  const { owner, accountId } = await setup(kontor)
  const titles: (string | null)[] = []
  for (const timezoneId of ['Pacific/Auckland', 'America/New_York']) {
    const context = await browser.newContext({ baseURL: kontor.origin, locale: 'pl-PL', timezoneId })
    await owner.enter(context)
    const page = await context.newPage()
    await openHistory(page, accountId)
    const time = page.getByRole('article').last().getByRole('time').first()
    titles.push(await time.getAttribute('title'))
    const at = new Date((await time.getAttribute('datetime')) ?? '')
    const written = new Intl.DateTimeFormat('pl', { timeZone: 'Europe/Warsaw', hour: '2-digit', minute: '2-digit' })
    await expect(time).toHaveText(written.format(at))
    await context.close()
  }
  expect(titles[0]).toMatch(/^\d{1,2} \p{L}+ \d{4}, \d\d:\d\d:\d\d (CET|CEST)$/u)
  expect(titles[1]).toBe(titles[0])
})
