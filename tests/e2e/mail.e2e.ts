import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { syncState } from './sync-state.ts'

test('[DESIGN 10] a conversation is started, answered by the operator, read, found and closed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/mail`)

  await test.step('an empty form says what is missing, and a filled one opens the conversation', async () => {
    await expect(page.getByText('Nie ma tu jeszcze rozmów')).toBeVisible()
    await page.getByRole('button', { name: 'Nowa sprawa' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Wyślij' }).click()
    await expect(dialog.getByLabel('Temat')).toBeFocused()
    await dialog.getByLabel('Temat').fill('Faktura za maj')
    await dialog.getByLabel('Wiadomość').fill('Kiedy będzie korekta?')
    await dialog.getByRole('button', { name: 'Wyślij' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Faktura za maj' })).toBeVisible()
    await expect(page.getByRole('log')).toContainText('Kiedy będzie korekta?')
  })
  const conversationId = new URL(page.url()).searchParams.get('c') ?? ''
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('an answer is unread in the list and in the navigation until it is opened', async () => {
    await page.goto(`/a/${accountId}/mail`)
    await inMail(operator, accountId, 'answerConversation', message(conversationId, 'Łącznie z majem.'), 'operator')
    await expect(
      page
        .getByRole('navigation', { name: 'Działy' })
        .first()
        .getByRole('link', { name: /^Poczta/ }),
    ).toContainText('1')
    await page.getByRole('link', { name: /Faktura za maj/ }).click()
    await expect(page.getByRole('log')).toContainText('Łącznie z majem.')
    await expect(page.getByRole('link', { name: /Nieprzeczytane/ })).toContainText('0')
  })
  await test.step('search folds Polish letters and looks into the messages', async () => {
    const search = page.getByRole('search', { name: 'Szukaj w sprawach' }).getByRole('searchbox')
    await search.fill('nie ma takiej')
    await expect(page.getByText('Nic nie pasuje')).toBeVisible()
    await search.fill('lacznie')
    await expect(page.getByRole('link', { name: /Faktura za maj/ })).toBeVisible()
    await search.fill('')
  })
  await test.step('a message is sent by the keyboard; an empty one says why not', async () => {
    const field = page.getByLabel('Odpowiedź do operatora')
    await page.getByRole('button', { name: 'Wyślij', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
    await field.fill('Dziękuję.')
    await field.press('Control+Enter')
    await expect(page.getByRole('log')).toContainText('Dziękuję.')
    await expect(field).toHaveValue('')
  })
  await test.step('the conversation is closed, and a message opens it again', async () => {
    await page.getByRole('button', { name: 'Zamknij sprawę' }).click()
    await page.getByLabel('Wiadomość otworzy rozmowę ponownie').fill('Jeszcze jedno.')
    await page.getByRole('button', { name: 'Wyślij', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Zamknij sprawę' })).toBeVisible()
  })
})

test('[S1] [S5] a message written without a server is marked as waiting, and arrives later', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  await inMail(owner, accountId, 'startConversation', {
    ...message('conversation-0001', 'Dzień dobry'),
    subject: 'Umowa',
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/mail?c=conversation-0001`)
  await expect(page.getByRole('log')).toContainText('Dzień dobry')
  await expect(syncState(page)).toContainText('Zapisano')
  await kontor.stop()
  await page.getByLabel('Odpowiedź do operatora').fill('Piszę bez połączenia')
  await page.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(page.getByRole('article').filter({ hasText: 'Piszę bez połączenia' })).toContainText('czeka na wysłanie')
  await kontor.start()
  await expect(page.getByRole('article').filter({ hasText: 'Piszę bez połączenia' })).not.toContainText(
    'czeka na wysłanie',
  )
  const { records } = await owner.read<{ records: { message: { text: string }[] } }>(
    `/api/documents/section/${accountId}.mail`,
  )
  expect(records.message.map(({ text }) => text)).toEqual(['Dzień dobry', 'Piszę bez połączenia'])
})

test('[B14] a request about oneself is sent from the own page, shows its states, and is withdrawn', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const pawel = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId, rights: ['mail'] },
  })
  const { page } = await newBrowser(pawel)
  await page.goto('/me')
  await page.getByRole('button', { name: 'Poproś o zmianę e-maila lub telefonu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Numer telefonu' }).check()
  await dialog.getByLabel('Nowy numer telefonu').fill('12')
  await dialog.getByRole('button', { name: 'Wyślij wniosek' }).click()
  await expect(dialog.getByLabel('Nowy numer telefonu')).toBeFocused()
  await dialog.getByLabel('Nowy numer telefonu').fill('58 320 00 00')
  await dialog.getByRole('button', { name: 'Wyślij wniosek' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('link', { name: 'Pokaż wniosek' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zmiana telefonu: Paweł Grzęda' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Stan wniosku: wysłany' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Zmiana telefonu: Paweł Grzęda' })).toContainText('+48583200000')
  await expect(page.getByRole('button', { name: 'Zamknij sprawę' })).toBeDisabled()
  await page.getByRole('button', { name: 'Wycofaj wniosek' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Wycofaj wniosek' }).click()
  await expect(page.getByRole('list', { name: 'Stan wniosku: wycofany' })).toBeVisible()
})

test('[B14] a person without the right to the mail asks about themselves, and sees the decision on the own page', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  const pawel = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId, rights: ['processes'] },
  })
  const { page } = await newBrowser(pawel)
  const dialog = page.getByRole('dialog')
  const ask = async (email: string) => {
    await page.getByRole('button', { name: 'Poproś o zmianę e-maila lub telefonu' }).click()
    await dialog.getByLabel('Nowy adres e-mail').fill(email)
    await dialog.getByRole('button', { name: 'Wyślij wniosek' }).click()
  }
  await page.goto('/me')
  await ask('pawel@mewa.example')
  await expect(dialog).toBeHidden()
  const requests = page.getByRole('list', { name: 'Wnioski o zmianę własnych danych' })
  await expect(requests.getByRole('listitem')).toContainText(['Nowy adres e-mail: pawel@mewa.example'])
  await expect(requests).toContainText('wysłany')
  await expectNoFindings(page, 'own request')

  await requests.getByText('0 wiadomości').click()
  await requests.getByLabel('Odpowiedź do operatora').fill('Bardzo proszę przed piątkiem.')
  await requests.getByLabel('Odpowiedź do operatora').press('Control+Enter')
  await expect(requests.getByRole('article')).toContainText('Bardzo proszę przed piątkiem.')
  await expectNoFindings(page, 'own request with a message')

  await ask('inny@mewa.example')
  await expect(dialog.getByText('Taki wniosek już czeka na decyzję operatora (W-1).')).toBeVisible()
  const { records } = await owner.read<{ records: { conversation: { id: string }[] } }>(
    `/api/documents/section/${accountId}.mail`,
  )
  const conversationId = records.conversation[0]?.id ?? ''
  await inMail(operator, accountId, 'rejectRequest', { conversationId, reason: 'Adres jest zajęty.' }, 'operator')
  await page.reload()
  await expect(requests).toContainText('odrzucony')
  await expect(requests).toContainText('Powód: Adres jest zajęty.')
  await expect(requests.getByRole('button', { name: 'Wycofaj wniosek' })).toHaveCount(0)

  await ask('inny@mewa.example')
  await expect(dialog).toBeHidden()
  await requests.getByRole('button', { name: 'Wycofaj wniosek: Nowy adres e-mail: inny@mewa.example' }).click()
  await dialog.getByRole('button', { name: 'Wycofaj wniosek' }).click()
  await expect(requests.getByRole('listitem').filter({ hasText: 'inny@mewa.example' })).toContainText('wycofany')
})

test('[B14] an administrator asks for another person, from the person’s page and from the rights', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { memberId } = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId, rights: ['mail'] },
  })
  const { page } = await newBrowser(owner)
  const dialog = page.getByRole('dialog')
  await page.goto(`/a/${accountId}/account/users/${memberId}?dialog=rights&of=${memberId}`)
  await dialog.getByRole('button', { name: 'Poproś o zmianę e-maila lub telefonu' }).click()
  await expect(dialog.getByText('Teraz: p.grzeda@example.org')).toBeVisible()
  await expect(dialog.getByLabel('Nowy adres e-mail')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Poproś o zmianę e-maila lub telefonu' }).click()
  await dialog.getByLabel('Nowy adres e-mail').fill('pawel@mewa.example')
  await dialog.getByRole('button', { name: 'Wyślij wniosek' }).click()
  await page.getByRole('link', { name: 'Pokaż wniosek' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Zmiana adresu e-mail: Paweł Grzęda' })).toBeVisible()
})

test('[B22] [B23] a property outside the contract is asked for where it is missed', async ({ kontor, newBrowser }) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality', contractUnits: ['OB-2'] })
  const { page } = await newBrowser(owner)
  for (const [button, identifier, heading] of [
    ['Poproś o dopisanie obiektu', 'OB-77', 'Dołączenie do umowy: OB-77'],
    ['Poproś o rejestrację', 'OB-78', 'Rejestracja: OB-78'],
  ] as const) {
    await page.goto(`/a/${accountId}/account/sub-accounts?dialog=add`)
    await page.getByText('Obiektu nie ma na tej liście?').click()
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: 'Wyślij wniosek' })
    await dialog.getByRole('textbox').first().fill(identifier)
    await dialog.getByRole('button', { name: 'Wyślij wniosek' }).click()
    await page.getByRole('link', { name: 'Pokaż wniosek' }).click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
})

test('[SCREENS] axe finds nothing in the mail, and nothing scrolls sideways on a phone', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const { members } = await owner.directory(organizationId)
  const person = { memberId: members[0]?.id, name: 'Halina Wróblewska', email: 'h.wroblewska@example.org' }
  const requested = { kind: 'change-email', person, to: `${'halina'.repeat(9)}@${'mewa'.repeat(12)}.example` }
  await inMail(owner, accountId, 'startConversation', {
    ...message('conversation-0001', 'a'.repeat(300)),
    subject: 'Bardzo długi temat rozmowy, '.repeat(5),
  })
  await inMail(owner, accountId, 'sendRequest', { ...message('conversation-0002', 'Proszę'), requested })
  const { page } = await newBrowser(owner)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [screen, query] of [
      ['list', ''],
      ['conversation', '?c=conversation-0001'],
      ['request', '?c=conversation-0002'],
      ['new', '?dialog=new'],
      ['unknown', '?c=conversation-9999'],
    ] as const) {
      await page.goto(`/a/${accountId}/mail${query}`)
      await expect(
        page
          .locator(query === '' ? '.letter' : '[role=log], [role=dialog], .pair-one .talk')
          .filter({ visible: true })
          .first(),
      ).toBeVisible()
      await expectNoSidewaysScroll(page)
      await expectNoFindings(page, `${screen}, ${width}`)
    }
  }
})
