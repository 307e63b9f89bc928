import { join, noChange, type Person } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { manageUser, userRow } from './manage-user.ts'
import { chooseFromOwnMenu } from './own-menu.ts'
import { syncState } from './sync-state.ts'
import { banner, sections, setup, viewAs } from './view-as-page.ts'

const loginIdOf = async (person: Person): Promise<string> =>
  (await person.read<{ login: { id: string } }>('/api/access')).login.id

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 3] [A11] an administrator sees the app as another person: live, over a reload, in this tab alone', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, zulawy, kaszuby, joanna, krzysztof } = await setup(kontor)
  const { context, page } = await newBrowser(krzysztof)
  await page.goto(`/a/${accountId}/account/users?q=nadolna`)
  await expect(userRow(page, 'Joanna Nadolna')).toBeVisible()
  await expect(syncState(page)).toContainText('Zapisano')

  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  page.on('websocket', (socket) => asked.push(socket.url().replace(/^ws/, 'http').replace(kontor.origin, '')))

  await test.step('the dialog says what happens, and begins', async () => {
    await manageUser(page, 'Joanna Nadolna', 'Podgląd jako ta osoba')
    const dialog = page.getByRole('dialog', { name: 'Podgląd jako Joanna Nadolna' })
    await expect(dialog).toContainText('wpisany do historii')
    await expect(dialog).toContainText('tylko organizację Mewa Telekom')
    await dialog.getByLabel('Powód').fill('Zgłoszenie 4711')
    await dialog.getByRole('button', { name: 'Zacznij podgląd' }).click()
    await expect(banner(page)).toContainText('Tylko do odczytu. Podgląd jest wpisany do historii.')
  })

  await test.step('the history holds who looked, at whom, and why', async () => {
    const { entries } = await owner.read<{ entries: { name: string; actor: unknown; args: unknown }[] }>(
      `/api/documents/directory/${organizationId}/history?kind=view-as`,
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      name: 'viewAs',
      actor: { loginId: await loginIdOf(krzysztof) },
      args: { memberId: joanna.memberId, reason: 'Zgłoszenie 4711' },
    })
  })

  await test.step('only her sections are there; nothing of Konto, of the tray, of the state of sync', async () => {
    await expect(sections(page).getByRole('link')).toHaveText(['Pulpit', 'Poczta'])
    await expect(page.getByRole('heading', { level: 1, name: 'Poczta' })).toBeVisible()
    await expect(syncState(page)).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(banner(page)).toBeVisible()
  })

  await test.step('switching offers her accounts and no other', async () => {
    await page.getByRole('button', { name: 'Przełącz konto' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('radio')).toHaveCount(2)
    await expect(dialog).not.toContainText('Kaszuby Online')
    await dialog.getByRole('radio', { name: /Żuławy Mobile/ }).check()
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(page).toHaveURL(`${kontor.origin}/a/${zulawy}/mail`)
    await expect(banner(page)).toBeVisible()
  })

  await test.step('an account that she does not reach stays shut, and the list of users too', async () => {
    await page.goto(`/a/${kaszuby}/mail`)
    await expect(page.getByRole('heading', { name: 'Tego konta nie można otworzyć' })).toBeVisible()
    await expect(banner(page)).toBeVisible()
    await page.goto(`/a/${accountId}/account/users`)
    await expect(page.getByRole('main')).not.toContainText('k.zajac')
    await expect(banner(page)).toBeVisible()
  })

  await test.step('what a colleague gives her appears at once', async () => {
    await page.goto(`/a/${zulawy}/mail`)
    await expect(sections(page).getByRole('link')).toHaveText(['Pulpit', 'Poczta'])
    await owner.mutate(organizationId, 'changeRights', {
      memberId: joanna.memberId,
      ...noChange,
      add: ['finance', 'account'],
    })
    await expect(sections(page).getByRole('link', { name: 'Finanse' })).toBeVisible()
    await page.goto(`/a/${accountId}/account/users`)
    await expect(userRow(page, 'Krzysztof Zając')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Zarządzaj/ })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Dodaj użytkownika' })).toHaveCount(0)
  })

  await test.step('no call and no socket ran for anything but the administrator’s own', async () => {
    const own = await loginIdOf(krzysztof)
    const calls = [...new Set(asked.filter((path) => path.startsWith('/api/') || path.startsWith('/sync/')))]
    expect(calls.length).toBeGreaterThan(0)
    // What a section holds is read with the administrator's own access to it.
    const allowed = [`/sync/directory/${organizationId}?`, `/sync/access/${own}?`, '/sync/section/']
    const foreign = calls.filter(
      (path) =>
        !['/api/access', '/api/auth/get-session'].includes(path) &&
        !(
          allowed.some((start) => path.startsWith(start)) &&
          new URLSearchParams(path.split('?')[1]).get('login') === own
        ),
    )
    expect(foreign).toEqual([])
  })

  await test.step('another tab is as it was; the end leads back to where the view began', async () => {
    const other = await context.newPage()
    await other.goto(`/a/${kaszuby}/mail`)
    await expect(other.getByRole('banner')).toContainText('Kaszuby Online')
    await expect(banner(other)).toBeHidden()
    await other.close()
    await banner(page).getByRole('button', { name: 'Zakończ podgląd' }).click()
    await expect(page).toHaveURL(`${kontor.origin}/a/${accountId}/account/users?q=nadolna`)
    await expect(banner(page)).toBeHidden()
    await expect(syncState(page)).toContainText('Zapisano')
    await page.reload()
    await expect(userRow(page, 'Joanna Nadolna')).toBeVisible()
    await expect(banner(page)).toBeHidden()
  })
})

test('[ISSUE 3] [B2] seen as another administrator, every control is shown and none works', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await setup(kontor)
  const before = await owner.directory(organizationId)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users`)
  await viewAs(page, 'Krzysztof Zając')

  await page.goto(`/a/${accountId}/account/users`)
  const add = page.getByRole('button', { name: 'Dodaj użytkownika' })
  await expect(add).toBeDisabled()
  await expect(add).toHaveAttribute('title', /To podgląd jako Krzysztof Zając/)
  await userRow(page, 'Joanna Nadolna')
    .getByRole('button', { name: /^Zarządzaj/ })
    .click()
  for (const act of ['Edytuj prawa dostępu', 'Usuń użytkownika', 'Podgląd jako ta osoba'])
    await expect(page.getByRole('menuitem', { name: act })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('menuitem', { name: 'Usuń użytkownika' })).toContainText('To podgląd')
  await page.keyboard.press('Escape')

  await test.step('a dialog that an address opens cannot save either', async () => {
    const { members } = await owner.directory(organizationId)
    const joanna = members.find(({ username }) => username === 'j.nadolna')?.id ?? ''
    await page.goto(`/a/${accountId}/account/users?dialog=remove&of=${joanna}`)
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Usuń Joanna Nadolna' })).toBeDisabled()
    await expect(page.getByRole('dialog').getByText(/To podgląd jako Krzysztof Zając/)).toBeVisible()
    await page.goto(`/a/${accountId}/account/tray`)
    await expect(
      page.getByRole('heading', { name: 'Podgląd nie pokazuje zmian czekających i odrzuconych' }),
    ).toBeVisible()
  })
  const after = await owner.directory(organizationId)
  expect(after).toEqual(before)
})

test('[ISSUE 3] a view ends when the person is removed, when the right to it is lost, and at sign-out', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, joanna, krzysztof } = await setup(kontor)
  const { page } = await newBrowser(krzysztof)

  await test.step('the person is removed', async () => {
    await page.goto(`/a/${accountId}/account/users`)
    await viewAs(page, 'Joanna Nadolna')
    await owner.mutate(organizationId, 'removeMember', { memberId: joanna.memberId })
    await expect(page.getByText('Podgląd się zakończył: Joanna Nadolna nie należy już do organizacji.')).toBeVisible()
    await expect(page).toHaveURL(`${kontor.origin}/a/${accountId}/account/users`)
    await expect(banner(page)).toBeHidden()
  })

  await test.step('the administrator loses the right', async () => {
    const agnieszka = await join(owner, organizationId, {
      name: 'Agnieszka Dąb',
      username: 'a.dab',
      homeAccountId: accountId,
      rights: ['units'],
    })
    await viewAs(page, 'Agnieszka Dąb')
    await owner.mutate(organizationId, 'withdrawAdmin', { memberId: krzysztof.memberId })
    await expect(page.getByText(/Podgląd się zakończył: potrzebne są do niego prawa administratora/)).toBeVisible()
    await expect(banner(page)).toBeHidden()
    await expect(sections(page).getByRole('link')).toHaveCount(0)
    await owner.mutate(organizationId, 'assignAdmin', { memberId: krzysztof.memberId })
    expect(agnieszka.memberId).not.toBe('')
  })

  await test.step('the administrator signs out', async () => {
    await page.goto(`/a/${accountId}/account/users`)
    await viewAs(page, 'Agnieszka Dąb')
    await chooseFromOwnMenu(page, 'Wyloguj się')
    await expect(page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible()
    expect(await page.evaluate(() => sessionStorage.getItem('kontor.view-as'))).toBeNull()
  })
})

test('[ISSUE 3] without a connection a view cannot begin, and one that has begun says what it shows', async ({
  kontor,
  newBrowser,
}) => {
  const { accountId, krzysztof } = await setup(kontor)
  const { context, page } = await newBrowser(krzysztof)
  await page.goto(`/a/${accountId}/account/users`)
  await viewAs(page, 'Joanna Nadolna')
  const other = await context.newPage()
  await other.goto(`/a/${accountId}/account/users`)
  await expect(userRow(other, 'Joanna Nadolna')).toBeVisible()
  await appKept(other)
  await kontor.stop()

  await expect(banner(page)).toContainText('Bez połączenia')
  await userRow(other, 'Joanna Nadolna')
    .getByRole('button', { name: /^Zarządzaj/ })
    .click()
  const item = other.getByRole('menuitem', { name: 'Podgląd jako ta osoba' })
  await expect(item).toHaveAttribute('aria-disabled', 'true')
  await expect(item).toContainText('potrzebuje połączenia z serwerem')
})

test('[ISSUE 3] [B13] a suspended person and one without rights are seen as they see themselves: with whom to ask', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, joanna } = await setup(kontor)
  const { page } = await newBrowser(owner)
  const hers = await newBrowser(joanna)
  await hers.page.goto('/')
  await expect(sections(hers.page).getByRole('link')).toHaveText(['Pulpit', 'Poczta'])
  await page.goto(`/a/${accountId}/account/users`)
  await viewAs(page, 'Joanna Nadolna')
  const both = [page, hers.page]

  await test.step('without any right', async () => {
    await owner.mutate(organizationId, 'changeRights', { memberId: joanna.memberId, ...noChange, remove: ['mail'] })
    await hers.page.goto('/')
    await page.goto(`/a/${accountId}`)
    for (const one of both) {
      await expect(one.getByRole('heading', { name: 'Ten login nie ma praw na tym koncie' })).toBeVisible()
      await expect(one.getByRole('main')).toContainText('Halina Wróblewska')
      await expect(one.getByRole('main').getByRole('link', { name: 'Napisz e-mail' })).toHaveAttribute(
        'href',
        'mailto:h.wroblewska@example.org',
      )
    }
  })

  await test.step('suspended', async () => {
    await owner.mutate(organizationId, 'suspendMember', { memberId: joanna.memberId })
    for (const one of both) {
      await expect(
        one.getByRole('heading', { name: /^Dostęp do organizacji Mewa Telekom.* jest zawieszony$/ }),
      ).toBeVisible()
      await expect(one.getByRole('main')).toContainText('h.wroblewska@example.org')
    }
    await expect(banner(page)).toBeVisible()
    await expect(banner(hers.page)).toBeHidden()
  })

  await test.step('the end leads back from a page that leads nowhere', async () => {
    await owner.mutate(organizationId, 'reinstateMember', { memberId: joanna.memberId })
    await expect(page.getByRole('heading', { name: 'Ten login nie ma praw na tym koncie' })).toBeVisible()
    await banner(page).getByRole('button', { name: 'Zakończ podgląd' }).click()
    await expect(page).toHaveURL(`${kontor.origin}/a/${accountId}/account/users`)
    await viewAs(page, 'Joanna Nadolna')
  })

  await test.step('as soon as a right is given, the section is there', async () => {
    await owner.mutate(organizationId, 'changeRights', { memberId: joanna.memberId, ...noChange, add: ['processes'] })
    for (const one of both) await expect(sections(one).getByRole('link')).toHaveText(['Pulpit', /^Procesy\d*$/])
    const [organization] = (await joanna.read<{ organizations: { contact: unknown }[] }>('/api/access')).organizations
    expect(organization?.contact).toBeNull()
  })
})
