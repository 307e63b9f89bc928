import { writeFile } from 'node:fs/promises'
import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { card, drag, lane, panel } from './process-scene.ts'
import { changeReservations, day, makeReservation, openReservations, takeSteps } from './reservation-scene.ts'
import { syncState } from './sync-state.ts'
import { expectTouchTargets } from './touch-targets.ts'

const hotel = { profile: 'hospitality', unitIdentifier: 'HB 001', contractUnits: ['HB 001'] } as const
const leon = { name: 'Leon Kubiak', username: 'l.kubiak', rights: ['reservations'] } as const

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 9] a reservation from the first form to the reconciled stay, with what is wrong beside the fields', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  const { page } = await newBrowser(owner)
  await openReservations(page, accountId)
  const dialog = page.getByRole('dialog')
  const make = () => dialog.getByRole('button', { name: 'Utwórz rezerwację' }).click()

  await test.step('days, numbers and amounts that are none have a sentence', async () => {
    await page.getByRole('button', { name: 'Nowa rezerwacja' }).first().click()
    await dialog.getByLabel('Gość', { exact: true }).fill('Róża Malec')
    await dialog.getByLabel('Pokój', { exact: true }).fill('Rodzinny')
    await dialog.getByLabel('Dorośli', { exact: true }).fill('0')
    await dialog.getByLabel('Dzieci', { exact: true }).fill('dwoje')
    await dialog.getByLabel('Cena pobytu, zł').fill('sto')
    await dialog.getByLabel('Prowizja, %').fill('101')
    await make()
    for (const sentence of [
      'Proszę podać dzień.',
      'Proszę podać liczbę od 1 do 500.',
      'Proszę podać liczbę od 0 do 500.',
      'Proszę podać kwotę w złotych',
      'Proszę podać procent od 0 do 100',
    ])
      await expect(dialog).toContainText(sentence)
    await dialog.getByLabel('Przyjazd', { exact: true }).fill('31.02.2027')
    await expect(dialog).toContainText('31.02.2027')
    await dialog.getByLabel('Przyjazd', { exact: true }).fill(day(0))
    await dialog.getByLabel('Wyjazd', { exact: true }).fill(day(0))
    await dialog.getByLabel('Dorośli', { exact: true }).fill('2')
    await dialog.getByLabel('Dzieci', { exact: true }).fill('1')
    await dialog.getByLabel('Cena pobytu, zł').fill('1 153,00')
    await dialog.getByLabel('Prowizja, %').fill('15')
    await make()
    await expect(dialog).toContainText('pobyt ma co najmniej jedną noc')
    await dialog.getByLabel('Wyjazd', { exact: true }).fill(day(2))
    await make()
    await expect(dialog).toBeHidden()
  })

  const one = panel(page, 'Róża Malec')
  await test.step('it opens beside the list with its number', async () => {
    await expect(one).toContainText('Rezerwacja 1')
    await expect(one).toContainText('2 dorosłych, 1 dziecko')
    await expect(one).toContainText('portal, prowizja 15%'.replace('portal', 'telefon'))
  })
  await test.step('confirmed, checked in, checked out, reconciled', async () => {
    await one.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(one.getByRole('button', { name: 'Oznacz niedojazd' })).toBeDisabled()
    await one.getByRole('button', { name: 'Zamelduj' }).click()
    await one.getByRole('button', { name: 'Wymelduj' }).click()
    await one.getByRole('button', { name: 'Rozlicz pobyt' }).click()
    await dialog.getByLabel('Kwota zapłacona, zł').fill('tysiąc')
    await dialog.getByRole('button', { name: 'Rozlicz pobyt' }).click()
    await expect(dialog).toContainText('Proszę podać kwotę w złotych')
    await dialog.getByLabel('Kwota zapłacona, zł').fill('1100')
    await dialog.getByRole('button', { name: 'Rozlicz pobyt' }).click()
    await expect(dialog).toBeHidden()
    await expect(one.getByRole('list').last()).toContainText('Halina Wróblewska – rozliczenie pobytu: 1 100,00 zł')
  })
  await expect(syncState(page)).toContainText('Zapisano')
})

test('[ISSUE 9] a card is moved by dragging, by its menu and by the keyboard, and a notice undoes it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  await makeReservation(owner, accountId, 'Igor Zaręba')
  const { page } = await newBrowser(owner)
  await openReservations(page, accountId, '?shape=board&tab=all')
  const dialog = page.getByRole('dialog')

  await test.step('dragged to a lane to which a step leads, and taken back', async () => {
    await expect(card(lane(page, 'Nowa'), 'Igor Zaręba')).toHaveAttribute('draggable', 'true')
    await drag(page, card(page, 'Igor Zaręba'), lane(page, 'Potwierdzona'))
    await expect(card(lane(page, 'Potwierdzona'), 'Igor Zaręba')).toBeVisible()
  })
  await test.step('dragged to a lane to which no step leads, it stays, and the steps are named', async () => {
    await drag(page, card(page, 'Igor Zaręba'), lane(page, 'Wymeldowany'))
    await expect(page.getByRole('status').filter({ hasText: 'Możliwe kroki' })).toContainText(
      'Z „Potwierdzona” nie można przejść do „Wymeldowany”',
    )
  })
  await test.step('by the menu, and the notice undoes it', async () => {
    await card(page, 'Igor Zaręba')
      .getByRole('button', { name: /^Więcej/ })
      .click()
    await page.getByRole('menuitem', { name: 'Zamelduj' }).click()
    await expect(card(lane(page, 'Zameldowany'), 'Igor Zaręba')).toBeVisible()
    await page.getByRole('button', { name: 'Cofnij' }).last().click()
    await expect(card(lane(page, 'Potwierdzona'), 'Igor Zaręba')).toBeVisible()
  })
  await test.step('by the keyboard, which stays on the card', async () => {
    await card(page, 'Igor Zaręba').getByRole('link').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(card(lane(page, 'Zameldowany'), 'Igor Zaręba').getByRole('link')).toBeFocused()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(card(lane(page, 'Potwierdzona'), 'Igor Zaręba').getByRole('link')).toBeFocused()
  })
  await test.step('a cancellation asks for a reason, and *other* for an explanation', async () => {
    await drag(page, card(page, 'Igor Zaręba'), lane(page, 'Anulowana'))
    const cancel = dialog.getByRole('button', { name: 'Anuluj rezerwację' })
    await cancel.click()
    await expect(dialog).toContainText('wymaga powodu')
    await dialog.getByLabel('Powód').selectOption('inny powód')
    await cancel.click()
    await expect(dialog).toContainText('wymaga wyjaśnienia')
    await dialog.getByLabel('Wyjaśnienie').fill('lot odwołany')
    await cancel.click()
    await expect(card(lane(page, 'Anulowana'), 'Igor Zaręba')).toBeVisible()
  })
})

test('[ISSUE 9] arrivals, departures and guests in house; a person in charge; many at once; a view', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  await join(owner, organizationId, { ...leon, homeAccountId: accountId })
  await join(owner, organizationId, {
    name: 'Ewa Mazur',
    username: 'e.mazur',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  for (const name of ['Bożena Wilk', 'Karol Bem']) await makeReservation(owner, accountId, name)
  const inHouse = await makeReservation(owner, accountId, 'Nadia Szeląg')
  await takeSteps(owner, accountId, inHouse, ['confirm', 'arrive'])
  await makeReservation(owner, accountId, 'Tymon Grot', { arrival: day(5), departure: day(9) })
  const { page } = await newBrowser(owner)
  await openReservations(page, accountId)
  const dialog = page.getByRole('dialog')
  const tab = (name: string) => page.getByRole('navigation', { name: 'Które rezerwacje' }).getByRole('link', { name })

  await test.step('each list has its reservations and their number', async () => {
    await expect(tab('Przyjazdy')).toContainText('3')
    await expect(tab('Na miejscu')).toContainText('1')
    await tab('Nadchodzące').click()
    await expect(page.getByRole('row', { name: /Tymon Grot/ })).toBeVisible()
    await tab('Na miejscu').click()
    await expect(page.getByRole('row', { name: /Nadia Szeląg/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Tymon Grot/ })).toBeHidden()
    await tab('Przyjazdy').click()
  })
  await test.step('only those who may open the reservations can be in charge', async () => {
    await page
      .getByRole('row', { name: /Karol Bem/ })
      .getByRole('button', { name: 'Przypisz osobę' })
      .click()
    await expect(dialog.getByRole('button', { name: /Halina Wróblewska/ })).toBeVisible()
    await expect(dialog.getByRole('button', { name: /Ewa Mazur/ })).toBeHidden()
    await dialog.getByRole('button', { name: 'Leon Kubiak' }).click()
    await expect(page.getByRole('row', { name: /Karol Bem/ })).toContainText('Leon Kubiak')
  })
  await test.step('one act on many, judged one by one', async () => {
    await page.getByRole('checkbox', { name: 'Zaznacz wszystkie' }).check()
    const bar = page.getByRole('toolbar')
    await expect(bar).toContainText('Zaznaczono 3 rezerwacje')
    await bar.getByRole('button', { name: 'Przenieś' }).click()
    await page.getByRole('menuitem', { name: /^Potwierdź/ }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Zmieniono 2 rezerwacje' })).toBeVisible()
  })
  await test.step('a view keeps the filters and the shape, under a name', async () => {
    await tab('Nadchodzące').click()
    await page.getByRole('button', { name: 'Widoki' }).click()
    await page.getByRole('menuitem', { name: 'Zapisz widok' }).click()
    await dialog.getByLabel('Nazwa widoku').fill('Za tydzień')
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Zapisz widok' }).click()
    await expect(dialog).toBeHidden()
    await openReservations(page, accountId)
    await page.getByRole('button', { name: 'Widoki' }).click()
    await page.getByRole('menuitem', { name: /^Za tydzień/ }).click()
    await expect(page).toHaveURL(/tab=upcoming/)
  })
})

test('[ISSUE 9] [S19] a file attached without a connection is sent before its note, and bad files have a sentence', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, hotel)
  const reservationId = await makeReservation(owner, accountId, 'Róża Malec')
  const { context, page } = await newBrowser(owner)
  await openReservations(page, accountId, `?reservation=${reservationId}`)
  const one = panel(page, 'Róża Malec')
  const attach = (name: string, mimeType: string, buffer: Buffer) =>
    one.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('0 bytes and 11 MB are refused, with a sentence each', async () => {
    await attach('pusty.pdf', 'application/pdf', Buffer.alloc(0))
    await expect(one.getByRole('alert')).toContainText('Plik pusty.pdf jest pusty.')
    const large = test.info().outputPath('film.pdf')
    await writeFile(large, Buffer.alloc(11 * 1024 * 1024, 1))
    await one.locator('input[type=file]').setInputFiles(large)
    await expect(one.getByRole('alert')).toContainText('Plik film.pdf ma ponad 10 MB.')
    await expect(one.getByRole('list', { name: 'Dołączone pliki' })).toBeHidden()
  })
  await goOffline(page)
  await test.step('without a connection a file waits with its note; HTML named .png is no picture', async () => {
    await attach('plan.png', 'image/png', Buffer.from('<script>alert(1)</script>'))
    await expect(one.getByRole('list', { name: 'Dołączone pliki' })).toContainText('plan.png')
    await one.getByRole('textbox', { name: 'Notatka' }).fill('Plan sali dla gościa.')
    await one.getByRole('button', { name: 'Dodaj' }).click()
    await expect(one.getByRole('link', { name: 'plan.png' })).toBeVisible()
    await expect(one).toContainText('czeka na wysłanie')
  })
  await context.setOffline(false)
  await expect(syncState(page)).toContainText('Zapisano')
  await test.step('it is on the server, and is only ever downloaded', async () => {
    const path = await one.getByRole('link', { name: 'plan.png' }).getAttribute('href')
    const answer = await owner.request('GET', path ?? '')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(answer.headers.get('content-type')).not.toContain('html')
    expect(await answer.text()).toBe('<script>alert(1)</script>')
  })
})

test('[A3] a user of a sub-account sees nothing of the main account’s reservations', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor, {
    ...hotel,
    contractUnits: ['HB 001', 'HB 002'],
  })
  const dwor = await createSubAccount(owner, organizationId, 'Dwór Jantar', 'HB 002')
  const kubiak = await join(owner, organizationId, { ...leon, homeAccountId: dwor })
  await makeReservation(owner, accountId, 'Gość konta głównego')
  await makeReservation(owner, dwor, 'Gość dworu')
  const { page } = await newBrowser(kubiak)
  await openReservations(page, dwor)
  await expect(page.getByRole('row', { name: /Gość dworu/ })).toBeVisible()
  await page.goto(`/a/${accountId}/reservations`)
  await expect(page.getByRole('main')).not.toContainText('Gość')
  expect((await kubiak.request('GET', `/api/documents/section/${accountId}.reservations`)).status).toBe(403)
})

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`[SCREENS] axe finds nothing on the reservations, their panel and their dialogs at ${width} pixels`, async ({
    kontor,
    newBrowser,
  }) => {
    const { owner, accountId } = await register(kontor, hotel)
    const id = await makeReservation(owner, accountId, 'Róża Malec', { phone: '600 000 117', remarks: 'Dostawka' })
    const ended = await makeReservation(owner, accountId, 'Igor Zaręba')
    await takeSteps(owner, accountId, ended, ['confirm', 'arrive', 'depart'])
    await changeReservations(owner, accountId, 'markCard', { reservationId: id, isInvalid: true })
    const { page } = await newBrowser(owner)
    await page.setViewportSize({ width, height })
    for (const [screen, search] of [
      ['table', ''],
      ['board', '?shape=board&tab=all'],
      ['panel', `?reservation=${id}`],
    ] as const) {
      await page.goto(`/a/${accountId}/reservations${search}`)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await expectNoFindings(page, screen)
      await expectNoSidewaysScroll(page)
      if (width === 390) await expectTouchTargets(page, screen)
    }
    for (const dialog of [
      ...['new', 'save-view', 'views', `assign&of=${id}`, `dates&of=${id}`, `change&of=${id}`, `cancel&of=${id}`],
      `reconcile&of=${ended}`,
    ]) {
      await page.goto(`/a/${accountId}/reservations?dialog=${dialog}`)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoFindings(page, dialog)
    }
  })
