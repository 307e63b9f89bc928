import { mailedLink } from '../server/mail-link.ts'
import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

test('[B14] an approved e-mail is confirmed by the link in the mail to it, once, and the old address gets a mail', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const pawel = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId, rights: ['mail'] },
  })
  const operator = await firstOperator(kontor)
  const person = { memberId: pawel.memberId, name: 'Paweł Grzęda', email: 'p.grzeda@example.org' }
  const requested = { kind: 'change-email', person, to: 'pawel@mewa.example' }
  await inMail(pawel, accountId, 'sendRequest', { ...message('conversation-0001', ''), requested })
  await inMail(operator, accountId, 'approveRequest', { conversationId: 'conversation-0001' }, 'operator')
  const link = await mailedLink(kontor, 'pawel@mewa.example', 'confirm-email')

  const { page: admin } = await newBrowser(owner)
  await admin.goto(`/a/${accountId}/account/users/${pawel.memberId}`)
  await expect(admin.getByText('Nowy e-mail, czeka na potwierdzenie')).toBeVisible()

  const { page } = await newBrowser()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(link)
  await expect(page.getByText('Operator zatwierdził adres pawel@mewa.example dla loginu p.grzeda.')).toBeVisible()
  await expectNoFindings(page, 'open link')
  await expectNoSidewaysScroll(page)
  const mailsToOld = () => kontor.mails().filter((mail) => mail.includes('p.grzeda@example.org')).length
  const before = mailsToOld()
  await page.getByRole('button', { name: 'Potwierdź adres' }).click()
  await expect(page.getByRole('heading', { name: 'Adres został zmieniony' })).toBeVisible()
  await expect(admin.getByText('Nowy e-mail, czeka na potwierdzenie')).toBeHidden()
  await expect.poll(mailsToOld).toBe(before + 1)

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Ten adres jest już potwierdzony' })).toBeVisible()
  await expectNoFindings(page, 'used link')
  await page.goto(`${kontor.origin}/confirm-email/nothing`)
  await expect(page.getByRole('heading', { name: 'Nie ma takiego linku' })).toBeVisible()
})
