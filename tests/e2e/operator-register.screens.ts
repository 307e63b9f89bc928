import { mailedLink } from '../server/mail-link.ts'
import { firstOperator } from '../server/operator.ts'
import { password } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'

test.use({ registration: 'operator' })

inEachVariant('requested main accounts and the register of units', async ({ kontor, open, shooting, says }) => {
  const operator = await firstOperator(kontor)
  const { page } = await open()
  const shot = shooting(page, 'registration-')
  await page.goto('/register')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shot('form')
  const email = 'halina@mewa.example'
  const asked = {
    ...{ profile: 'telecom', accountName: 'Mewa Telekom', unitIdentifier: 'PT 03417', language: 'pl' },
    legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: '583 000 41 36' },
    owner: { name: 'Halina Wróblewska', email },
  }
  const headers = { origin: kontor.origin }
  const answer = await page.request.post('/api/registration-requests', { data: asked, headers })
  expect(answer.ok()).toBe(true)
  await page.goto(await mailedLink(kontor, email, 'register/request'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shot('waits')
  const { context, page: theirs } = await open()
  await operator.enter(context)
  const theirShot = shooting(theirs, 'operator-')
  await theirs.goto('/operator/decisions')
  await expect(theirs.getByText('Mewa Telekom sp. z o.o.')).toBeVisible()
  await theirShot('decisions')
  await theirs.getByRole('button', { name: says('registration_approve_label', { account: 'Mewa Telekom' }) }).click()
  await expect(theirs.getByText('Mewa Telekom sp. z o.o.')).toBeHidden()
  await page.reload()
  await expect(page.getByRole('textbox').first()).toBeVisible()
  await shot('approved')
  const token = page.url().split('/').at(-1) ?? ''
  const finished = await page.request.post(`/api/registration-requests/${token}/register`, {
    data: { username: 'h.wroblewska', password },
    headers,
  })
  expect(finished.ok()).toBe(true)
  await theirs.goto('/operator/units')
  await expect(theirs.getByText('PT 03417')).toBeVisible()
  await theirShot('units')
})
