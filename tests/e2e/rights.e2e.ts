import { kinds, profiles, sectionsOfProfile, type ProfileId, type Right } from '@kontor/domain'
import type { Page } from '@playwright/test'
import { plainClient } from '../server/plain-client.ts'
import { join, register, type Person } from '../server/person.ts'
import { expect, test } from './fixtures.ts'

/** One row of the table: a member of the main account with every right of the profile but this one. */
interface Row {
  readonly right: Right
  readonly person: Person
  readonly accountId: string
  readonly organizationId: string
}

/** From the registry of sections; B28 by construction: a document needs every right whose content it holds, so it is closed without any of them. */
const documentsOf = (profile: ProfileId, { right, accountId, organizationId }: Row) => [
  { document: `directory/${organizationId}`, isOpen: right !== 'account' },
  ...sectionsOfProfile(kinds.sections, profiles[profile]).map(({ key, needs }) => ({
    document: `section/${accountId}.${key}`,
    isOpen: !needs.includes(right),
  })),
]

const tryDocuments = async (profile: ProfileId, row: Row): Promise<void> => {
  for (const { document, isOpen } of documentsOf(profile, row)) {
    const { status } = await row.person.request('GET', `/api/documents/${document}`)
    expect([document, status]).toEqual([document, isOpen ? 200 : 403])
    const client = plainClient(row.person, document)
    if (isOpen) await expect.poll(() => client.provider.synced).toBe(true)
    else await expect.poll(() => client.closeCodes).toEqual([4403])
    expect([document, isOpen || client.frames.length === 0]).toEqual([document, true])
    client.close()
  }
}

const tryScreens = async (page: Page, profile: ProfileId, row: Row): Promise<void> => {
  const { right, accountId } = row
  const sections = profiles[profile].rights.filter((known) => known !== 'account')
  const offered = page.getByRole('navigation', { name: 'Działy' }).first().getByRole('link')
  const expected = sections.filter((known) => known !== right).map((known) => `/a/${accountId}/${known}`)

  await page.goto(`/a/${accountId}/${right === 'account' ? 'account/users' : right}`)
  const refusal = right === 'account' ? 'Tej strony nie można otworzyć' : 'Tego działu nie można otworzyć'
  await expect(page.getByRole('heading', { name: refusal })).toBeVisible()
  const links = async () =>
    (await offered.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))).filter(
      (href) => !href.includes('/account/'),
    )
  await expect.poll(links).toEqual(expected)
  await expect(offered.and(page.locator('[href*="/account/users"]'))).toHaveCount(right === 'account' ? 0 : 1)

  const closed = documentsOf(profile, row).filter(({ isOpen }) => !isOpen)
  const codes = await page.evaluate(
    (documents) =>
      Promise.all(
        documents.map(
          (document) =>
            new Promise<number>((done) => {
              const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/sync/${document}`)
              socket.onclose = ({ code }) => done(code)
            }),
        ),
      ),
    closed.map(({ document }) => document),
  )
  expect(codes).toEqual(closed.map(() => 4403))

  if (profile === 'hospitality') await tryPolicies(page, row)

  await page.keyboard.press('Control+k')
  const results = page.getByRole('dialog', { name: 'Szukaj i polecenia' }).getByRole('option')
  await expect(results.first()).toBeVisible()
  const found = async () => results.evaluateAll((all) => all.map((one) => one.getAttribute('data-href') ?? ''))
  expect((await found()).filter((href) => href.startsWith(`/a/${accountId}/${right}`))).toEqual([])
  await page.keyboard.type('zasady')
  const isOffered = profile === 'hospitality' && !needsOfPolicies.includes(right)
  await expect(results.and(page.locator('[data-href$="/property?page=policies"]'))).toHaveCount(isOffered ? 1 : 0)
  await page.keyboard.press('ControlOrMeta+a')
  if (right !== 'account') return
  await page.keyboard.type('@halina')
  await expect(results).toHaveCount(0)
}

const needsOfPolicies: readonly Right[] = ['calendar', 'property']

/** The policies are one of the pages of the property, and are hidden without the calendar as well. */
const tryPolicies = async (page: Page, { right, accountId }: Row): Promise<void> => {
  await page.goto(`/a/${accountId}/property?page=policies`)
  const isClosed = needsOfPolicies.includes(right)
  const refused = page.getByRole('heading', { name: 'Tego działu nie można otworzyć' })
  if (isClosed) await expect(refused).toBeVisible()
  await page.goto(`/a/${accountId}/property`)
  if (right === 'property') return expect(refused).toBeVisible()
  const tabs = page.getByRole('navigation', { name: 'Strony działu' })
  await expect(tabs.getByRole('link', { name: 'Informacje' })).toBeVisible()
  await expect(tabs.getByRole('link', { name: 'Zasady działalności' })).toHaveCount(isClosed ? 0 : 1)
}

for (const profile of ['telecom', 'hospitality'] as const)
  test(`[B28] ${profile}: without a right its page, navigation, search results and documents are closed, and no others`, async ({
    kontor,
    newBrowser,
  }) => {
    test.slow()
    const { owner, organizationId, accountId } = await register(kontor, { profile })
    for (const right of profiles[profile].rights)
      await test.step(`[B28] without the right ${right}`, async () => {
        const person = await join(owner, organizationId, {
          name: 'Paweł Grzęda',
          username: `without.${right}`,
          homeAccountId: accountId,
          rights: profiles[profile].rights.filter((held) => held !== right),
        })
        const row = { right, person, accountId, organizationId }
        await tryDocuments(profile, row)
        const { page, context } = await newBrowser(person)
        await tryScreens(page, profile, row)
        await context.close()
      })
  })
