import { mailedLink } from '../server/mail-link.ts'
import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { join, newId, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { makeReservation } from './reservation-scene.ts'
import { inEachVariant } from './screen-variants.ts'

const email = 'roza@malec.example'

inEachVariant('guests', async ({ kontor, open, shooting }) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality', accountName: 'Bursztyn Sopot' })
  const reservationId = await makeReservation(owner, accountId, 'Róża Malec', { email })
  const write = (text: string, of = reservationId) =>
    owner.request('POST', `/api/documents/section/${accountId}.mail+reservations/mutations`, {
      mutations: [
        { id: newId(), name: 'writeToGuest', args: { reservationId: of, messageId: newId(), message: text } },
      ],
    })
  await write('Dzień dobry, pokój będzie gotowy od 15. Czy przygotować łóżeczko?')
  const link = await mailedLink(kontor, email, 'guest')
  const api = link.replace('/guest/', '/api/guest/')
  const answer = { messageId: newId(), message: 'Tak, poproszę. Przyjedziemy po 20, czy recepcja będzie otwarta?' }
  await fetch(`${api}/messages`, { method: 'POST', body: JSON.stringify(answer) })
  const silent = await makeReservation(owner, accountId, 'Bez Adresu')
  await write('Czy przyjazd bez zmian?', silent)

  const { context, page } = await open()
  const shot = shooting(page, 'guests-')
  await page.goto(link)
  await expect(page.getByRole('log')).toContainText('łóżeczko')
  await shot('page')
  await page.goto(`${link}x`)
  await expect(
    page.getByRole('heading', { level: 1, name: /Nie ma takiego linku|There is no such link/ }),
  ).toBeVisible()
  await shot('page-dead')
  await owner.enter(context)
  for (const [name, id] of [
    ['panel', reservationId],
    ['panel-undelivered', silent],
  ] as const) {
    await page.goto(`/a/${accountId}/reservations?reservation=${id}`)
    await expect(page.getByRole('log')).toBeVisible()
    await page.getByRole('log').scrollIntoViewIfNeeded()
    await shot(name)
  }
  await page.goto(`/a/${accountId}/mail?c=${reservationId}`)
  await expect(page.getByRole('log')).toContainText('łóżeczko')
  await shot('mail')
})

inEachVariant('own requests and files', async ({ kontor, open, shooting, says }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  const pawel = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId, rights: ['processes'] },
  })
  const conversationId = 'conversation-0001'
  await pawel.request('POST', '/api/login/requests', {
    ...{ organizationId, conversationId, kind: 'change-email', to: 'pawel@mewa.example' },
    message: 'Nowa domena od poniedziałku.',
  })
  await inMail(operator, accountId, 'answerConversation', message(conversationId, 'Sprawdzamy.'), 'operator')
  await inMail(owner, accountId, 'startConversation', {
    ...message('conversation-0002', 'Proszę o wzór umowy.'),
    subject: 'Umowa',
  })
  const own = await open()
  await pawel.enter(own.context)
  const shotOwn = shooting(own.page, 'own-request-')
  await own.page.goto('/me')
  const withdraw = own.page.getByText(says('mail_withdraw'), { exact: true })
  await expect(withdraw).toBeVisible()
  await withdraw.scrollIntoViewIfNeeded()
  await shotOwn('list')
  await withdraw.click()
  await expect(own.page.getByRole('dialog')).toBeVisible()
  await shotOwn('withdraw')
  await own.context.close()

  const { context, page } = await open()
  await operator.enter(context)
  const shot = shooting(page, 'operator-file-')
  await page.goto(`/operator/conversations?c=${accountId}/conversation-0002`)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: says('mail_attach') }).click()
  await (await choosing).setFiles({ name: 'wzor-umowy.txt', mimeType: 'text/plain', buffer: Buffer.from('Umowa') })
  await expect(page.getByText('wzor-umowy.txt')).toBeVisible()
  await shot('attached')
  await page.getByRole('button', { name: says('mail_send'), exact: true }).click()
  await expect(page.getByRole('log').getByRole('link', { name: /wzor-umowy/ })).toBeVisible()
  await shot('sent')
})
