import type { Page } from '@playwright/test'
import { createSubAccount, join, register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { changeRight, manageUser } from './manage-user.ts'
import { syncState } from './sync-state.ts'

const users = 'Twórz i zarządzaj użytkownikami'

test.use({ serviceWorkers: 'allow' })

test('[S1] [S2] [S5] five changes of five kinds, made without a server, outlive the tab and are all accepted', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  const { context, page } = await newBrowser(owner)
  const other = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')
  await appKept(page)
  await kontor.stop()

  await test.step('the app opens again without the server', async () => {
    await page.reload()
    await expect(page.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
    await expect(syncState(page)).toContainText('Bez połączenia')
  })

  await test.step('five kinds of change: rights, invitation, grant, sub-account, role', async () => {
    await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
    await page.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
    const invite = page.getByRole('dialog')
    await invite.getByLabel('Nazwa', { exact: true }).fill('Agnieszka Dąb')
    await invite.getByLabel('E-mail').fill('a.dab@mewa.example')
    await invite.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' }).click()
    await invite.getByRole('button', { name: 'Wyślij zaproszenie' }).click()
    await expect(invite).toBeHidden()

    await page.getByRole('link', { name: 'Rola użytkownika' }).click()
    await page
      .getByRole('row', { name: /Paweł Grzęda/ })
      .getByRole('button', { name: /Edytuj/ })
      .click()
    const grants = page.getByRole('dialog')
    await grants.getByRole('checkbox', { name: /Kaszuby Online/ }).check()
    await grants.getByRole('button', { name: 'Zapisz' }).click()
    await expect(grants).toBeHidden()

    await page.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
    const create = page.getByRole('dialog')
    await create.getByLabel('Nazwa konta').fill('Żuławy Mobile')
    await create.getByLabel('Identyfikator PT').fill('PT 07240')
    await create.getByRole('button', { name: 'Dalej' }).click()
    await create.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(create).toBeHidden()

    await page
      .getByRole('row', { name: /Kaszuby Online/ })
      .getByRole('button', { name: /Więcej/ })
      .click()
    await page.getByRole('menuitem', { name: /Zmień nazwę/ }).click()
    const rename = page.getByRole('dialog')
    await rename.getByLabel(/Nazwa/).fill('Kaszuby Światłowód')
    await rename.getByRole('button', { name: /Zapisz|Zmień nazwę/ }).click()
    await expect(rename).toBeHidden()
    await expect(syncState(page)).toContainText('5 zmian')
  })

  await page.close()
  const again = await context.newPage()
  await test.step('they wait in a new tab too', async () => {
    await again.goto(`${kontor.origin}/a/${accountId}/account/sub-accounts`)
    await expect(again.getByRole('row', { name: /Żuławy Mobile/ })).toBeVisible()
    await expect(syncState(again)).toContainText('5 zmian')
  })

  await kontor.start()
  await test.step('with the server back, all are accepted and a colleague sees them', async () => {
    await expect(syncState(again)).toContainText('Zapisano')
    await other.page.goto(`/a/${accountId}/account/sub-accounts`)
    await expect(other.page.getByRole('row', { name: /Żuławy Mobile/ })).toBeVisible()
    await expect(other.page.getByRole('row', { name: /Kaszuby Światłowód/ })).toBeVisible()
    await other.page.getByRole('link', { name: users }).click()
    await expect(other.page.getByRole('row', { name: /Agnieszka Dąb/ })).toContainText('oczekuje')
    await expect(other.page.getByRole('row', { name: /Paweł Grzęda/ })).toContainText('Finanse')
    const directory = await owner.directory(organizationId)
    const pawel = directory.members.find((member) => member.username === 'p.grzeda')
    expect(pawel?.rights.toSorted()).toEqual(['finance', 'mail'])
    expect(pawel?.grants).toHaveLength(1)
  })
})

test('[S2] two administrators change the same person offline, and both changes count', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zuk = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
  })
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  const first = await newBrowser(owner)
  const second = await newBrowser(zuk)
  for (const { page } of [first, second]) {
    await page.goto(`/a/${accountId}/account/users`)
    await expect(page.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
    await expect(syncState(page)).toContainText('Zapisano')
    await appKept(page)
  }
  await kontor.stop()
  await changeRight(first.page, 'Paweł Grzęda', 'Finanse', true)
  await changeRight(second.page, 'Paweł Grzęda', 'Poczta', false)
  await changeRight(second.page, 'Paweł Grzęda', 'Procesy', true)
  await second.page.getByRole('link', { name: 'Rola użytkownika' }).click()
  await second.page
    .getByRole('row', { name: /Paweł Grzęda/ })
    .getByRole('button', { name: /Edytuj/ })
    .click()
  await second.page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /Kaszuby Online/ })
    .check()
  await second.page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }).click()
  await expect(syncState(first.page)).toContainText('1 zmiana')
  await expect(syncState(second.page)).toContainText('3 zmiany')
  await kontor.start()

  for (const { page } of [first, second]) await expect(syncState(page)).toContainText('Zapisano')
  const { members } = await owner.directory(organizationId)
  const pawel = members.find((member) => member.username === 'p.grzeda')
  expect(pawel?.rights.toSorted()).toEqual(['finance', 'processes'])
  expect(pawel?.grants).toHaveLength(1)
  await expect(first.page.getByRole('row', { name: /Paweł Grzęda/ })).toContainText('Procesy')
})

test('[S5] [B2] an administrator who loses the right while offline finds the three changes refused, with the reason', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const zajac = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
    rights: ['processes'],
  })
  await join(owner, organizationId, {
    name: 'Paweł Grzęda',
    username: 'p.grzeda',
    homeAccountId: accountId,
    rights: ['mail'],
  })
  const { context, page } = await newBrowser(zajac)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')
  await appKept(page)
  await kontor.stop()
  await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
  await changeRight(page, 'Paweł Grzęda', 'Procesy', true)
  await changeRight(page, 'Paweł Grzęda', 'Poczta', false)
  await expect(syncState(page)).toContainText('3 zmiany')
  await page.close()

  await kontor.start()
  await owner.mutate(organizationId, 'withdrawAdmin', { memberId: zajac.memberId })
  const again = await context.newPage()
  await again.goto(`${kontor.origin}/a/${accountId}/account/tray`)
  await expect(
    again
      .getByRole('main')
      .getByText(/administrator/)
      .first(),
  ).toBeVisible()
  await expect(again.getByRole('main').getByText('Paweł Grzęda').first()).toBeVisible()
  await expect(again.getByRole('button', { name: 'Porzuć' })).toHaveCount(3)

  const { members } = await owner.directory(organizationId)
  expect(members.find((member) => member.username === 'p.grzeda')?.rights).toEqual(['mail'])
  await test.step('[DESIGN 4] and the copy of the directory is gone from that browser', async () => {
    await expect
      .poll(() =>
        again.evaluate(async () =>
          (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.includes('directory/')),
        ),
      )
      .toEqual([])
  })
})

test('[S12] two tabs of one browser, offline: both show what waits, and it is sent once', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId })
  const { context, page } = await newBrowser(owner)
  const tab = await context.newPage()
  for (const each of [page, tab]) {
    await each.goto(`${kontor.origin}/a/${accountId}/account/users`)
    await expect(each.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
    await expect(syncState(each)).toContainText('Zapisano')
  }
  const sentMutations: string[] = []
  const listen = (each: Page) =>
    each.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        const text = Buffer.from(payload as string | Buffer).toString()
        if (text.includes('"mutate"')) sentMutations.push(text)
      }),
    )
  listen(page)
  listen(tab)
  await appKept(page)
  await kontor.stop()
  await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
  await changeRight(tab, 'Paweł Grzęda', 'Poczta', true)
  for (const each of [page, tab]) {
    await expect(syncState(each)).toContainText('2 zmiany')
    await expect(each.getByRole('row', { name: /Paweł Grzęda/ })).toContainText('Finanse')
    await expect(each.getByRole('row', { name: /Paweł Grzęda/ })).toContainText('Poczta')
  }
  await kontor.start()
  for (const each of [page, tab]) await expect(syncState(each)).toContainText('Zapisano')
  const ids = sentMutations.flatMap((text) =>
    [...text.matchAll(/"id":"([^"]+)","name":"changeRights"/g)].map((match) => match[1]),
  )
  expect(new Set(ids).size).toBe(2)
  expect(ids).toHaveLength(2)
})

test('[ISSUE 8] [E3] without a connection, confirmations and toasts say when a change takes effect', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const pawel = { name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId, rights: ['mail'] as const }
  await join(owner, organizationId, { ...pawel, rights: [...pawel.rights] })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await expect(page.getByRole('row', { name: /Paweł Grzęda/ })).toBeVisible()
  const dialog = page.getByRole('dialog')

  await test.step('with a connection: at once', async () => {
    await manageUser(page, 'Paweł Grzęda', 'Zawieś')
    await expect(dialog).toContainText('Dostęp skończy się od razu')
    await expect(dialog).toContainText('Otwarte strony zamkną się od razu.')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await appKept(page)
  await kontor.stop()
  await expect(syncState(page)).toContainText('Bez połączenia')
  await test.step('without: when the change reaches the server', async () => {
    await manageUser(page, 'Paweł Grzęda', 'Zawieś')
    await expect(dialog).toContainText('Dostęp skończy się, gdy zmiana dotrze na serwer')
    await expect(dialog).toContainText('Otwarte strony zamkną się, gdy zmiana dotrze na serwer.')
    await expect(dialog).not.toContainText('od razu')
    await dialog.getByRole('button', { name: 'Zawieś Paweł Grzęda' }).click()
    await expect(
      page.getByText('Zawieszono dostęp: Paweł Grzęda. Zacznie obowiązywać, gdy zmiana dotrze na serwer.'),
    ).toBeVisible()
  })
})
