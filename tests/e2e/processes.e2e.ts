import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { card, drag, lane, openBoard, openCase, openComplaint, panel } from './process-scene.ts'
import { syncState } from './sync-state.ts'
import { expectTouchTargets } from './touch-targets.ts'

const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes'] } as const

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 9] a number is ported from the first form to the end, with what is wrong beside the fields', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await openBoard(page, accountId)
  const dialog = page.getByRole('dialog')

  await test.step('a number that is none, and one that cannot be ported, have a sentence', async () => {
    await page.getByRole('button', { name: 'Nowy proces' }).first().click()
    await dialog.getByLabel('Numer albo początek zakresu').fill('12345')
    await dialog.getByLabel('Dawca').fill('PT 01102')
    await dialog.getByRole('button', { name: 'Otwórz proces' }).click()
    await expect(dialog).toContainText('To nie jest polski numer telefonu')
    await dialog.getByLabel('Numer albo początek zakresu').fill('800 123 456')
    await dialog.getByRole('button', { name: 'Otwórz proces' }).click()
    await expect(dialog).toContainText('nie można przenieść')
    await dialog.getByLabel('Numer albo początek zakresu').fill('512 884 071')
    await page.keyboard.press('Tab')
    await expect(dialog).toContainText('MNP')
    await dialog.getByLabel('Koniec zakresu').fill('512 884 070')
    await dialog.getByRole('button', { name: 'Otwórz proces' }).click()
    await expect(dialog).toContainText('Proszę zamienić numery')
    await dialog.getByLabel('Koniec zakresu').fill('')
    await dialog.getByRole('button', { name: 'Otwórz proces' }).click()
    await expect(dialog).toBeHidden()
  })

  const one = panel(page, '+48 512 884 071')
  await test.step('it opens beside the board with its number', async () => {
    await expect(one).toContainText('Proces 1')
    await expect(card(lane(page, 'Szkic'), '+48 512 884 071')).toBeVisible()
  })
  await test.step('sent, answered with a date, accepted, ported', async () => {
    await one.getByRole('button', { name: 'Wyślij do dawcy' }).click()
    await expect(card(lane(page, 'U dawcy'), '+48 512 884 071')).toBeVisible()
    await one.getByRole('button', { name: 'Dawca podał termin' }).click()
    await dialog.getByRole('button', { name: 'Dawca podał termin' }).click()
    await expect(dialog).toContainText('wymaga daty')
    await dialog.getByLabel('Dzień przeniesienia', { exact: true }).fill('2099-11-30')
    await dialog.getByRole('button', { name: 'Dawca podał termin' }).click()
    await expect(dialog).toBeHidden()
    await one.getByRole('button', { name: 'Potwierdź termin' }).click()
    await one.getByRole('button', { name: 'Zapisz przeniesienie' }).click()
    await dialog.getByLabel('Dzień, w którym numer został przeniesiony', { exact: true }).fill('2026-01-05')
    await dialog.getByRole('button', { name: 'Zapisz przeniesienie' }).click()
    await expect(dialog).toContainText('wymaga numeru rutingowego')
    await dialog.getByLabel('Numer rutingowy').fill('C0A1')
    await dialog.getByRole('button', { name: 'Zapisz przeniesienie' }).click()
    await expect(dialog).toBeHidden()
    await expect(one).toContainText('Proces jest zakończony: Przeniesiony.')
    await expect(one.getByRole('list').last()).toContainText('Halina Wróblewska – wysłanie żądania do dawcy')
  })
  await expect(syncState(page)).toContainText('Zapisano')
})

test('[ISSUE 9] a card is moved by dragging, by its menu and by the keyboard, and a notice undoes it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await openComplaint(owner, accountId, 'Zanik zasięgu')
  await openCase(owner, accountId, { from: '512884071' })
  const { page } = await newBrowser(owner)
  await openBoard(page, accountId)

  await test.step('dragged to a lane to which a step leads', async () => {
    await expect(card(lane(page, 'Nowy'), 'Zanik zasięgu')).toHaveAttribute('draggable', 'true')
    await drag(page, card(page, 'Zanik zasięgu'), lane(page, 'W toku'))
    await expect(card(lane(page, 'W toku'), 'Zanik zasięgu')).toBeVisible()
  })
  await test.step('the notice takes it back', async () => {
    await page.getByRole('button', { name: 'Cofnij' }).click()
    await expect(card(lane(page, 'Nowy'), 'Zanik zasięgu')).toBeVisible()
  })
  await test.step('dragged to a lane to which no step leads, it stays, and the steps are named', async () => {
    await drag(page, card(page, '+48 512 884 071'), lane(page, 'Termin uzgodniony'))
    await expect(page.getByRole('status').filter({ hasText: 'Możliwe kroki' })).toContainText(
      'Z „Szkic” nie można przejść do „Termin uzgodniony”. Możliwe kroki: Wyślij do dawcy i Anuluj.',
    )
    await expect(card(lane(page, 'Szkic'), '+48 512 884 071')).toBeVisible()
  })
  await test.step('by the menu', async () => {
    await card(page, 'Zanik zasięgu')
      .getByRole('button', { name: /^Więcej/ })
      .click()
    await page.getByRole('menuitem', { name: 'Oznacz, że czeka' }).click()
    await expect(card(lane(page, 'Czeka na kogoś'), 'Zanik zasięgu')).toBeVisible()
  })
  await test.step('by the keyboard, which stays on the card', async () => {
    await card(page, 'Zanik zasięgu').getByRole('link').focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(card(lane(page, 'W toku'), 'Zanik zasięgu').getByRole('link')).toBeFocused()
  })
  await test.step('a step that needs a reason asks for it, and *other* for an explanation', async () => {
    const dialog = page.getByRole('dialog')
    await drag(page, card(page, 'Zanik zasięgu'), lane(page, 'Anulowany'))
    await dialog.getByRole('button', { name: 'Anuluj' }).last().click()
    await expect(dialog).toContainText('wymaga powodu')
    await dialog.getByLabel('Powód').selectOption('inny powód')
    await dialog.getByRole('button', { name: 'Anuluj' }).last().click()
    await expect(dialog).toContainText('wymaga wyjaśnienia')
    await dialog.getByLabel('Wyjaśnienie').fill('klient znalazł usterkę u siebie')
    await dialog.getByRole('button', { name: 'Anuluj' }).last().click()
    await expect(card(lane(page, 'Anulowany'), 'Zanik zasięgu')).toBeVisible()
  })
})

test('[ISSUE 9] a person in charge, a late process, a note, and the table with many at once', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { ...joanna, homeAccountId: accountId })
  await join(owner, organizationId, {
    name: 'Ewa Mazur',
    username: 'e.mazur',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  await openComplaint(owner, accountId, 'Zanik zasięgu', { dueDate: '2026-01-05' })
  await openComplaint(owner, accountId, 'Błędna faktura')
  const { page } = await newBrowser(owner)
  await openBoard(page, accountId)
  const dialog = page.getByRole('dialog')
  const one = panel(page, 'Zanik zasięgu')

  await test.step('late, in the figures, on the card and in the panel', async () => {
    await expect(page.getByRole('link', { name: /^Po terminie ?1$/ })).toBeVisible()
    await expect(card(page, 'Zanik zasięgu')).toContainText('po terminie')
    await card(page, 'Zanik zasięgu').getByRole('link').click()
    await expect(one).toContainText('Termin ustawiono na')
    await expect(one).toContainText('Minął termin')
  })
  await test.step('only those who may open the processes can be in charge', async () => {
    await one.getByRole('button', { name: 'Przypisz osobę' }).click()
    await expect(dialog.getByRole('button', { name: /Halina Wróblewska/ })).toBeVisible()
    await expect(dialog.getByRole('button', { name: /Ewa Mazur/ })).toBeHidden()
    await dialog.getByRole('button', { name: 'Joanna Nadolna' }).click()
    await expect(one).toContainText('Halina Wróblewska – przypisanie: Joanna Nadolna')
    await expect(card(page, 'Zanik zasięgu')).toContainText('Joanna Nadolna')
  })
  await test.step('a note is in the timeline, is changed and removed by its author', async () => {
    await one.getByRole('textbox', { name: 'Notatka' }).fill('Klient oddzwoni po południu.')
    await one.getByRole('button', { name: 'Dodaj' }).click()
    await expect(one.getByRole('list').last()).toContainText('Klient oddzwoni po południu.')
    await one.getByRole('button', { name: 'Zmień', exact: true }).click()
    await one.getByRole('textbox', { name: 'Notatka' }).fill('Klient oddzwoni jutro.')
    await one.getByRole('button', { name: 'Zapisz' }).click()
    await expect(one.getByRole('list').last()).toContainText('Klient oddzwoni jutro.')
  })
  await test.step('j goes to the next one, k back, Escape closes', async () => {
    await page.keyboard.press('j')
    await expect(panel(page, 'Błędna faktura')).toBeVisible()
    await page.keyboard.press('k')
    await expect(one).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(one).toBeHidden()
  })
  await test.step('the table takes the same step with both, in one act', async () => {
    await page.getByRole('link', { name: 'Tabela' }).click()
    await page.getByRole('checkbox', { name: 'Zaznacz wszystkie' }).check()
    const bar = page.getByRole('toolbar')
    await expect(bar).toContainText('Zaznaczono 2 procesy')
    await bar.getByRole('button', { name: 'Przenieś' }).click()
    await page.getByRole('menuitem', { name: /^Zacznij/ }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Zmieniono 2 procesy' })).toBeVisible()
    await expect(page.getByRole('row', { name: /W toku/ })).toHaveCount(2)
  })
  await test.step('a view keeps the filters and the shape, under a name', async () => {
    await page.getByRole('link', { name: /^Po terminie/ }).click()
    await page.getByRole('button', { name: 'Widoki' }).click()
    await page.getByRole('menuitem', { name: 'Zapisz widok' }).click()
    await dialog.getByLabel('Nazwa widoku').fill('Spóźnione')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Zapisz widok' }).click()
    await expect(dialog).toBeHidden()
    await page.goto(`/a/${accountId}/processes`)
    await page.getByRole('button', { name: 'Widoki' }).click()
    await page.getByRole('menuitem', { name: /^Spóźnione/ }).click()
    await expect(page).toHaveURL(/tab=late/)
    await expect(page).toHaveURL(/shape=table/)
  })
})

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`[SCREENS] axe finds nothing on the board, the table, the panel and the dialogs at ${width} pixels`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, accountId } = await register(kontor)
    const processId = await openCase(owner, accountId, { from: '552476010', to: '552476029', service: 'fnp' })
    await openComplaint(owner, accountId, 'Zanik zasięgu', { dueDate: '2026-01-05' })
    const { page } = await newBrowser(owner)
    await page.setViewportSize({ width, height })
    const check = async (search: string, screen: string) => {
      await page.goto(`/a/${accountId}/processes${search}`)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await expectNoFindings(page, screen)
      await expectNoSidewaysScroll(page)
      if (width === 390) await expectTouchTargets(page, screen)
    }
    await check('', 'board')
    await check('?shape=table', 'table')
    await check(`?process=${processId}`, 'panel')
    for (const dialog of [
      'new',
      'save-view',
      'views',
      `assign&of=${processId}`,
      `due&of=${processId}`,
      `change&of=${processId}`,
      `step&of=${processId}`,
    ]) {
      await page.goto(`/a/${accountId}/processes?dialog=${dialog}`)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoFindings(page, dialog)
    }
  })
