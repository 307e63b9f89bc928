import { createSubAccount, join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { registerByForm } from './register-form.ts'

test('[A1] [A14] a new owner lands on a page that says what to do first, until a person is invited', async ({
  newBrowser,
}) => {
  const { page } = await newBrowser()
  await page.goto('/')
  await registerByForm(page)

  await test.step('each step leads to its dialog; the first that is open has the main button', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Zacznij tutaj' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'pierwszy PT' })).toContainText('zrobione')
    await page.getByRole('main').getByRole('link', { name: 'Utwórz usługi' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.goBack()
    await page.getByRole('main').getByRole('link', { name: 'Dodaj konto' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nazwa konta').fill('Żuławy Mobile')
    await dialog.getByLabel('Identyfikator PT').fill('PT 07240')
    await dialog.getByRole('button', { name: 'Dalej' }).click()
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('the mark leads back to what is left', async () => {
    await page.getByRole('banner').getByRole('link', { name: 'Kontor' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Dodaj konto dodatkowe' })).toContainText('zrobione')
    await page.getByRole('main').getByRole('link', { name: 'Dodaj użytkownika' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nazwa', { exact: true }).fill('Joanna Nadolna')
    await dialog.getByLabel('E-mail').fill('j.nadolna@mewa.example')
    await dialog.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' }).click()
    await dialog.getByRole('checkbox', { name: /^Procesy/ }).check()
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('then a visit begins with the overview', async () => {
    await page.goto('/')
    await page.waitForURL(/\/overview$/)
  })
})

test('[A17] the first arrow down from the search marks the first account found, and Enter confirms what is marked', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  for (const [name, identifier] of [
    ['Bory Net', 'PT 01001'],
    ['Żuławy Fiber', 'PT 01002'],
    ['Żuławy Mobile', 'PT 01003'],
  ] as const)
    await createSubAccount(owner, organizationId, name, identifier)
  await join(owner, organizationId, { name: 'Anna Nowak', username: 'a.nowak', homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  await page.goto('/')
  await page.getByRole('button', { name: 'Przełącz konto' }).click()
  await page.keyboard.type('żuławy')
  const found = page.getByRole('dialog').getByRole('radio')
  await expect(found).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /Żuławy Fiber/ })).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /Żuławy Mobile/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText('Żuławy Mobile')
})

test('[A12] [B22] registration reached from inside has the right profile, says who is signed in, and leads back', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor, { profile: 'hospitality', contractUnits: ['OB-2'] })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/sub-accounts?dialog=add`)
  await page.getByText('Obiektu nie ma na tej liście?').click()
  await page.getByRole('link', { name: 'Zarejestruj obiekt' }).click()
  await expect(page.getByRole('radio', { name: /Hotelarstwo/ })).toBeChecked()
  await expect(page.getByRole('heading', { name: 'Trwa sesja: Halina Wróblewska' })).toBeVisible()
  await expect(page.getByLabel('Hasło', { exact: true })).toHaveCount(1)
  await page.getByRole('link', { name: 'Wróć do konta' }).click()
  await expect(page.getByRole('banner')).toContainText('Mewa Telekom')
})

test('[SCREENS] a link that is followed before the directory is here leads where it says', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId })
  const { page } = await newBrowser(owner)
  const directory = Promise.withResolvers<void>()
  const nextPage = Promise.withResolvers<void>()
  await page.routeWebSocket(/\/sync\/directory\//, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => void directory.promise.then(() => socket.send(message)))
  })
  await page.goto(`/a/${accountId}`)
  const history = page.getByRole('link', { name: 'Historia', exact: true })
  await expect(history).toBeVisible()
  await page.route('**/_app/immutable/**', (route) => nextPage.promise.then(() => route.continue()))
  await history.click()
  directory.resolve()
  await expect(page.getByRole('banner')).toContainText('Zapisano')
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
  nextPage.resolve()
  await expect(page.getByRole('heading', { level: 1, name: 'Historia' })).toBeVisible()
})
