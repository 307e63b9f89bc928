import { mailedLink } from '../server/mail-link.ts'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { day, makeReservation } from './reservation-scene.ts'
import { syncState } from './sync-state.ts'

const email = 'roza@malec.example'

test('[DESIGN 10] a guest answers by the link in the mail, the front desk sees it live and answers, and the guest reads it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, { profile: 'hospitality' })
  const reservationId = await makeReservation(owner, accountId, 'Róża Malec', { email })
  const of = { homeAccountId: accountId }
  const both = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['reservations', 'mail'], ...of },
  })
  const one = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['reservations'], ...of },
  })
  const panel = `/a/${accountId}/reservations?reservation=${reservationId}`
  const { page: desk } = await newBrowser(both)
  await desk.goto(panel)
  await desk.getByLabel('Wiadomość do gościa').fill('Pokój jest gotowy od 15.')
  await desk.getByLabel('Wiadomość do gościa').press('Control+Enter')
  await expect(desk.getByRole('log')).toContainText(`wysłana na adres ${email}`)
  await expectNoFindings(desk, 'panel')

  const link = await mailedLink(kontor, email, 'guest')
  const { page: guest } = await newBrowser()
  await guest.setViewportSize({ width: 390, height: 844 })
  await guest.goto(link)
  await expect(guest.getByText('Rezerwacja 1.')).toBeVisible()
  await expect(guest.getByRole('log')).toContainText('Pokój jest gotowy od 15.')
  await expect(guest.getByText('Joanna Nadolna')).toBeHidden()
  await guest.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(guest.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  await guest.getByLabel('Wiadomość do obiektu').fill('Przyjedziemy po 20.\n<b>Czy to problem?</b>')
  await guest.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(guest.getByRole('status').filter({ hasText: 'Wiadomość wysłana' })).toBeVisible()
  await expectNoFindings(guest, 'guest')
  await expectNoSidewaysScroll(guest)

  await expect(desk.getByRole('log')).toContainText('<b>Czy to problem?</b>')
  const mailOf = desk
    .getByRole('navigation', { name: 'Działy' })
    .first()
    .getByRole('link', { name: /^Poczta/ })
  await mailOf.click()
  await desk.getByRole('link', { name: /1 · Róża Malec/ }).click()
  await desk.getByLabel('Wiadomość do gościa').fill('Żaden, klucz będzie w skrytce.')
  await desk.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(desk.getByRole('log').getByText(`wysłana na adres ${email}`)).toHaveCount(2)
  await expectNoFindings(desk, 'mail')
  await desk.getByRole('link', { name: 'Otwórz rezerwację' }).click()
  await expect(desk.getByRole('log')).toContainText('klucz będzie w skrytce')

  await guest.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(guest.getByRole('log')).toContainText('klucz będzie w skrytce')

  const { page: pawel } = await newBrowser(one)
  await pawel.goto(panel)
  await expect(pawel.getByRole('region', { name: 'Róża Malec', exact: true })).toBeVisible()
  await expect(pawel.getByText('Wiadomości z gościem')).toBeHidden()
})

test('[S1] a message to a guest that is written without a server waits, and is sent later', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality' })
  const reservationId = await makeReservation(owner, accountId, 'Róża Malec', { email })
  const silent = await makeReservation(owner, accountId, 'Bez Adresu')
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/reservations?reservation=${silent}`)
  await expect(page.getByText('Rezerwacja nie ma adresu e-mail gościa.')).toBeVisible()
  await page.goto(`/a/${accountId}/reservations?reservation=${reservationId}`)
  await expect(page.getByLabel('Wiadomość do gościa')).toBeEnabled()
  await expect(syncState(page)).toContainText('Zapisano')
  await kontor.stop()
  await page.getByLabel('Wiadomość do gościa').fill('Do zobaczenia')
  await page.getByLabel('Wiadomość do gościa').press('Control+Enter')
  const message = page.getByRole('article').filter({ hasText: 'Do zobaczenia' })
  await expect(message).toContainText('czeka na wysłanie')
  await kontor.start()
  await expect(message).toContainText(`wysłana na adres ${email}`)
})

test('[S10] a link that leads nowhere, or no longer, says why and shows nothing else', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality' })
  const reservationId = await makeReservation(owner, accountId, 'Róża Malec', { email, departure: day(1) })
  const message = { reservationId, messageId: 'message-0001', message: 'Zapraszamy' }
  await owner.request('POST', `/api/documents/section/${accountId}.mail+reservations/mutations`, {
    mutations: [{ id: 'mutation-0001', name: 'writeToGuest', args: message }],
  })
  const link = await mailedLink(kontor, email, 'guest')
  const { page } = await newBrowser()
  await page.goto(`${link}x`)
  await expect(page.getByRole('heading', { name: 'Nie ma takiego linku' })).toBeVisible()
  await expectNoFindings(page, 'unknown link')
  await owner.request('POST', `/api/documents/section/${accountId}.reservations/mutations`, {
    mutations: [
      { id: 'mutation-0002', name: 'changeReservation', args: { reservationId, email: 'inny@malec.example' } },
    ],
  })
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Ten link nie jest już aktualny' })).toBeVisible()
  await expect(page.getByText('Zapraszamy')).toBeHidden()
})
