import { openProvider } from '../../sync-server/src/testing/openid-provider.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { mailedLink } from '../server/mail-link.ts'
import { invite, join, password, register } from '../server/person.ts'
import { expect, test as base } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'
import { atProvider, turnBackAtProvider } from './provider-pages.ts'
import { signInByForm } from './sign-in-form.ts'

/** A server whose host has an OpenID provider, a real one. */
const test = base.extend<{ readonly provider: Awaited<ReturnType<typeof openProvider>> }>({
  // Playwright reads the dependencies of a fixture from the destructured first parameter, even when there are none.
  // eslint-disable-next-line no-empty-pattern -- reason: Playwright demands the pattern
  provider: async ({}, use) => {
    const provider = await openProvider()
    await use(provider)
    await provider.close()
  },
  kontor: async ({ provider }, use) => {
    const kontor = await KontorServer.open({ environment: provider.settings })
    provider.serve(kontor.origin)
    await use(kontor)
    await kontor.close()
  },
})

const act = { name: 'Zaloguj się przez Konto firmowe' } as const

test('[ISSUE 11] a person links the login by hand, signs in through the provider, and unlinks it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto('/me')
  const section = page.getByRole('region', { name: 'Logowanie firmowe' })
  await expect(section.getByText('Login nie jest połączony.')).toBeVisible()
  await expectNoFindings(page, 'own account with a provider')
  await section.getByRole('button', { name: 'Połącz login' }).click()
  await page.getByRole('dialog').getByLabel('Obecne hasło').fill('a wrong password')
  await page.getByRole('dialog').getByRole('button', { name: 'Połącz login' }).click()
  await expect(page.getByText('To nie jest obecne hasło. Proszę wpisać je jeszcze raz.')).toBeVisible()
  await page.getByRole('dialog').getByLabel('Obecne hasło').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Połącz login' }).click()
  await atProvider(page, 'h.wroblewska@firma')
  await expect(page.getByText('Login jest połączony: Konto firmowe.')).toBeVisible()
  await expect(section.getByText(/^Połączony /)).toBeVisible()

  const { page: other } = await newBrowser()
  await other.goto('/')
  await expect(other.getByRole('button', act)).toBeVisible()
  await expectNoFindings(other, 'sign-in page with a provider')
  await other.getByRole('button', act).click()
  await atProvider(other, 'h.wroblewska@firma')
  await expect(other.getByRole('button', { name: /^Moje menu/ })).toBeVisible()

  await section.getByRole('button', { name: 'Odłącz' }).click()
  await page.getByRole('dialog').getByLabel('Obecne hasło').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Odłącz login' }).click()
  await expect(section.getByText('Login nie jest połączony.')).toBeVisible()
})

test('[ISSUE 11] turning back, an unknown person and a provider that is down are explained, and the password works', async ({
  kontor,
  provider,
  newBrowser,
}) => {
  const { owner } = await register(kontor)
  const { page } = await newBrowser()
  await page.goto('/')
  await page.getByRole('button', act).click()
  await turnBackAtProvider(page)
  await expect(page.getByText('Logowanie przerwano u dostawcy.')).toBeVisible()
  await page.getByRole('button', act).click()
  // The provider says that this person has the verified e-mail of the owner.
  await atProvider(page, 'obcy@firma')
  await expect(page.getByText('Tej osoby nie połączono jeszcze z żadnym loginem.')).toBeVisible()
  await expectNoFindings(page, 'sign-in page with a problem')
  await kontor.stop()
  provider.fail()
  await kontor.start()
  await page.goto('/')
  await page.getByRole('button', act).click()
  await expect(page.getByText('Dostawca logowania Konto firmowe nie odpowiada.')).toBeVisible()
  await signInByForm(page, owner.username)
  await expect(page.getByRole('button', { name: /^Moje menu/ })).toBeVisible()
})

test('[ISSUE 11] an invited person joins through the provider, without a password', async ({ kontor, newBrowser }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['mail'] as const, homeAccountId: accountId }
  await invite(owner, organizationId, joanna)
  const { page } = await newBrowser()
  await page.goto(await mailedLink(kontor, 'j.nadolna@example.org', 'invitation'))
  await page.getByLabel('Nazwa użytkownika').fill('j.nadolna')
  await expectNoFindings(page, 'invitation with a provider')
  await page.getByRole('button', { name: 'Dołącz przez Konto firmowe' }).click()
  await atProvider(page, 'j.nadolna@firma')
  await expect(page.getByRole('button', { name: /^Moje menu/ })).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Mewa Telekom')
})

test('[ISSUE 11] the organisation demands single sign-on: a session by password is closed at once, and opens by the provider', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page: byPassword } = await newBrowser(owner)
  await byPassword.goto('/me')
  const own = byPassword.getByRole('region', { name: 'Logowanie firmowe' })
  await own.getByRole('button', { name: 'Połącz login' }).click()
  await byPassword.getByRole('dialog').getByLabel('Obecne hasło').fill(password)
  await byPassword.getByRole('dialog').getByRole('button', { name: 'Połącz login' }).click()
  await atProvider(byPassword, 'h.wroblewska@firma')
  await expect(own.getByText(/^Połączony /)).toBeVisible()
  await byPassword.goto(`/a/${accountId}/account/integrations`)
  const settings = byPassword.getByRole('region', { name: 'Logowanie firmowe' })
  await expect(settings.getByText(/^Aby tego wymagać, proszę najpierw zalogować się przez Konto firmowe/)).toBeVisible()
  await expect(settings.getByRole('button', { name: 'Wymagaj' })).toHaveCount(0)

  const { page } = await newBrowser()
  await page.goto(`/a/${accountId}/account/integrations`)
  await page.getByRole('button', act).click()
  await atProvider(page, 'h.wroblewska@firma')
  const section = page.getByRole('region', { name: 'Logowanie firmowe' })
  await section.getByRole('button', { name: 'Wymagaj' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wymagać logowania przez Konto firmowe?' })
  await expect(dialog.getByText('Wszystkie osoby połączyły już swoje loginy.')).toBeVisible()
  await expectNoFindings(page, 'demand of single sign-on')
  await dialog.getByRole('button', { name: 'Wymagaj logowania firmowego' }).click()
  await expect(section.getByText('Wymagane od wszystkich')).toBeVisible()

  await expect(byPassword.getByRole('heading', { name: 'Zaloguj się przez Konto firmowe' })).toBeVisible()
  await expectNoFindings(byPassword, 'page of an organisation that demands single sign-on')
  await byPassword.goto('/')
  await expect(byPassword.getByRole('heading', { name: 'Zaloguj się przez Konto firmowe' })).toBeVisible()
  await byPassword.goto(`/a/${accountId}/account/integrations`)
  await byPassword.getByRole('button', act).click()
  // The provider still knows the person of before.
  await expect(byPassword.getByRole('region', { name: 'Logowanie firmowe' })).toBeVisible()

  await section.getByRole('button', { name: 'Przestań wymagać' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Przestań wymagać logowania firmowego' }).click()
  await expect(section.getByText('Niewymagane')).toBeVisible()
})

test('[ISSUE 11] the demand lists who has not linked a login; who then signs in by password sees how to go on', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['mail'] as const, homeAccountId: accountId }
  await join(owner, organizationId, joanna)
  const { page } = await newBrowser(owner)
  await page.goto('/me')
  await page.getByRole('button', { name: 'Połącz login' }).click()
  await page.getByRole('dialog').getByLabel('Obecne hasło').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Połącz login' }).click()
  await atProvider(page, 'h.wroblewska@firma')
  await page.goto(`/a/${accountId}/account/integrations`)
  const section = page.getByRole('region', { name: 'Logowanie firmowe' })
  await section.getByRole('button', act).click()
  await section.getByRole('button', { name: 'Wymagaj' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wymagać logowania przez Konto firmowe?' })
  await expect(dialog.getByText(/^1 osoba nie połączyła jeszcze loginu/)).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Joanna Nadolna' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Wymagaj logowania firmowego' }).click()
  await expect(section.getByText('Wymagane od wszystkich')).toBeVisible()

  const { page: hers } = await newBrowser()
  await hers.goto('/')
  await signInByForm(hers, 'j.nadolna')
  await expect(hers.getByRole('heading', { name: 'Zaloguj się przez Konto firmowe' })).toBeVisible()
  await hers.getByRole('button', act).click()
  await atProvider(hers, 'obcy@firma')
  await expect(hers.getByText(/^Tej osoby u dostawcy nie połączono z żadnym loginem/)).toBeVisible()
  await hers.getByRole('link', { name: /Połącz go na swoim koncie/ }).click()
  await expect(hers.getByRole('region', { name: 'Logowanie firmowe' })).toBeVisible()
})
