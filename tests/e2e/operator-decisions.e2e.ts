import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { register, type Person } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

const phoneRequest = async (owner: Person, organizationId: string, to = '+48583200000') => {
  const { members } = await owner.directory(organizationId)
  const person = { memberId: members[0]?.id, name: members[0]?.name, email: members[0]?.email }
  return { kind: 'change-phone', person, from: null, to }
}
const unit = (to: string) => ({ kind: 'add-unit', unitId: `unit-${to.replace(/\W/g, '')}`, to, name: null })

test('[DESIGN 11] an operator takes, approves and rejects requests in place, and its sender sees the states', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await inMail(owner, accountId, 'sendRequest', {
    ...message('conversation-0001', 'Nowy numer od maja'),
    requested: await phoneRequest(owner, organizationId),
  })
  await inMail(owner, accountId, 'sendRequest', { ...message('conversation-0002', ''), requested: unit('PT 77777') })
  const { page } = await newBrowser(operator)
  const { page: member } = await newBrowser(owner)
  await member.goto(`/a/${accountId}/mail?c=conversation-0001`)
  await page.goto('/operator')

  await test.step('the requests wait in the list, counted in the navigation', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Do decyzji' })).toBeVisible()
    await expect(
      page
        .getByRole('navigation', { name: 'Działy' })
        .first()
        .getByRole('link', { name: /^Do decyzji/ }),
    ).toContainText('2')
    await page.getByRole('link', { name: 'Rozpatrz: Zmiana telefonu: Halina Wróblewska' }).click()
    await expect(page.getByText('Nowy numer od maja')).toBeVisible()
    await expect(page.getByRole('table')).toContainText('+48583200000')
  })
  await test.step('it is taken, and the sender sees who works on it', async () => {
    await page.getByRole('button', { name: 'Weź' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Zmiana telefonu' }).first()).toContainText(
      'w toku: Damian Rosa',
    )
    await expect(member.getByRole('list', { name: 'Stan wniosku: w toku' })).toContainText('Damian Rosa')
  })
  await test.step('it is approved: the directory has the number, and the list is shorter', async () => {
    await page.getByRole('button', { name: 'Zatwierdź' }).click()
    await expect(page.getByRole('link', { name: /Rozpatrz: Zmiana telefonu/ })).toBeHidden()
    await expect(member.getByRole('list', { name: 'Stan wniosku: zatwierdzony' })).toBeVisible()
    const { members } = await owner.directory(organizationId)
    expect(members.map(({ phone }) => phone)).toEqual(['+48583200000'])
  })
  await test.step('the other is rejected, never without a reason', async () => {
    await page.getByRole('link', { name: 'Rozpatrz: Dołączenie do umowy: PT 77777' }).click()
    await page.getByRole('button', { name: 'Odrzuć z powodem' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Odrzuć wniosek' }).click()
    await expect(dialog.getByLabel('Powód')).toBeFocused()
    await dialog.getByLabel('Powód').fill('Umowa go nie obejmuje.')
    await dialog.getByRole('button', { name: 'Odrzuć wniosek' }).click()
    await expect(page.getByText('Żaden wniosek nie czeka na decyzję')).toBeVisible()
    await member.goto(`/a/${accountId}/mail?c=conversation-0002`)
    await expect(member.getByText('Powód: Umowa go nie obejmuje.')).toBeVisible()
  })
})

test('[B24] an approval that the directory refuses says why where it happens, and the request stays', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await register(kontor, {
    ...{ username: 'i.nowak', unitIdentifier: 'PT 77777', taxId: '951-000-22-38', accountName: 'Orla' },
  })
  const operator = await firstOperator(kontor)
  await inMail(owner, accountId, 'sendRequest', { ...message('conversation-0001', ''), requested: unit('PT 77777') })
  const { page } = await newBrowser(operator)
  await page.goto(`/operator/decisions?c=${accountId}/conversation-0001`)
  await page.getByRole('button', { name: 'Zatwierdź' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'PT 77777' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Zatwierdź' })).toBeEnabled()
})

test('[DESIGN 11] an operator answers conversations of all organisations, and finds those of one on its page', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await inMail(owner, accountId, 'startConversation', { ...message('conversation-0001', 'Kiedy?'), subject: 'Faktura' })
  const { page } = await newBrowser(operator)
  await page.goto('/operator/conversations?only=unanswered')
  await page.getByRole('link', { name: /Faktura/ }).click()
  await expect(page.getByRole('log')).toContainText('Kiedy?')
  await page.getByLabel('Odpowiedź dla organizacji').fill('Jutro.')
  await page.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(page.getByRole('log')).toContainText('Jutro.')
  await expect(page.getByText('Nie ma tu rozmów')).toBeVisible()
  await page.goto(`/operator/organizations/${organizationId}`)
  await page.getByRole('link', { name: /Faktura/ }).click()
  await expect(page.getByRole('log')).toContainText('Jutro.')
  const { records } = await owner.read<{ records: { message: { author: { name: string } }[] } }>(
    `/api/documents/section/${accountId}.mail`,
  )
  expect(records.message.map(({ author }) => author.name)).toEqual(['Halina Wróblewska', 'Damian Rosa'])
})

test('[SCREENS] axe finds nothing in the decisions and conversations, and nothing scrolls sideways on a phone', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await inMail(owner, accountId, 'sendRequest', {
    ...message('conversation-0001', 'a'.repeat(300)),
    requested: await phoneRequest(owner, organizationId),
  })
  const { page } = await newBrowser(operator)
  const of = `${accountId}/conversation-0001`
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const path of ['decisions', `decisions?c=${of}`, 'conversations', `conversations?c=${of}`]) {
      await page.goto(`/operator/${path}`)
      await expect(page.locator(path.includes('?') ? 'main table' : 'main :is(.letter, .case)').first()).toBeVisible()
      await expectNoSidewaysScroll(page)
      await expectNoFindings(page, `${path}, ${width}`)
    }
  }
})
