import { register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { manageUser, userRow } from './manage-user.ts'
import { mark, markedBar, openUsers, registerTeam } from './team.ts'

test.use({ serviceWorkers: 'allow' })

test('[A13] [SCREENS] Enter leads through both steps of a new sub-account, and Escape keeps what was typed', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/sub-accounts`)
  await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nazwa konta').fill('Żuławy Mobile')
  await dialog.getByLabel('Identyfikator PT').fill('PT 07240')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Potwierdź' })).toBeFocused()

  await test.step('closed by accident, the draft is there again', async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Dodaj konto' }).first().click()
    await expect(dialog.getByLabel('Nazwa konta')).toHaveValue('Żuławy Mobile')
    await expect(dialog.getByLabel('Identyfikator PT')).toHaveValue('PT 07240')
  })

  await test.step('back in the first step, the first field has the focus', async () => {
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Wstecz' }).click()
    await expect(dialog.getByLabel('Nazwa konta')).toBeFocused()
  })

  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Potwierdź' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /Żuławy Mobile/ })).toBeVisible()
})

test('[B3] [SCREENS] Enter leads through both steps of an invitation; the cross keeps the draft, and Anuluj gives it up', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const open = () => page.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
  await open()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nazwa', { exact: true }).fill('Joanna Nadolna')
  await dialog.getByLabel('E-mail').fill('j.nadolna@mewa.example')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Wyślij zaproszenie' })).toBeFocused()

  await dialog.getByRole('button', { name: 'Zamknij' }).click()
  await open()
  await expect(dialog.getByLabel('E-mail')).toHaveValue('j.nadolna@mewa.example')
  await dialog.getByRole('button', { name: 'Anuluj' }).click()
  await open()
  await expect(dialog.getByLabel('E-mail')).toHaveValue('')
})

test('[B12] [SCREENS] no confirmation opens with the focus on its act', async ({ kontor, newBrowser }) => {
  const { owner, accountId } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const dialog = page.getByRole('dialog')
  for (const act of ['Przypisz prawa administratora', 'Zawieś', 'Usuń użytkownika']) {
    await manageUser(page, 'Joanna Nadolna', act)
    await expect(dialog.getByRole('button', { name: 'Anuluj' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  }
  await expect(userRow(page, 'Joanna Nadolna')).not.toContainText('Administrator')
})

test('[B11] [SCREENS] Escape with unsaved rights asks first; a second Escape goes back to them', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const dialog = page.getByRole('dialog')
  const question = dialog.getByRole('alertdialog', { name: 'Masz niezapisane zmiany.' })
  const finance = dialog.getByRole('checkbox', { name: /^Finanse/ })

  await test.step('without a change it closes at once', async () => {
    await manageUser(page, 'Joanna Nadolna', 'Edytuj prawa dostępu')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await manageUser(page, 'Joanna Nadolna', 'Edytuj prawa dostępu')
  await finance.check()
  await page.keyboard.press('Escape')
  await expect(question.getByRole('button', { name: 'Wróć do edycji' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(finance).toBeChecked()

  await dialog.getByRole('button', { name: 'Zamknij' }).click()
  await question.getByRole('button', { name: 'Odrzuć zmiany' }).click()
  await expect(dialog).toBeHidden()
  await manageUser(page, 'Joanna Nadolna', 'Edytuj prawa dostępu')
  await expect(finance).not.toBeChecked()
  await page.keyboard.press('Escape')

  await test.step('so does the dialog of many people', async () => {
    await mark(page, 'Joanna Nadolna', 'Paweł Grzęda')
    await markedBar(page)
      .getByRole('button', { name: /^Edytuj prawa dostępu/ })
      .click()
    await dialog
      .getByRole('button', { name: /: Finanse$/ })
      .first()
      .click()
    await page.keyboard.press('Escape')
    await expect(question).toBeVisible()
  })
})

test('[ISSUE 8 C] a member removed under an open dialog: a sentence in its place, and the focus stays', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, memberIds } = await registerTeam(kontor)
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  const dialog = page.getByRole('dialog')
  await manageUser(page, 'Joanna Nadolna', 'Edytuj prawa dostępu')
  await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
  await owner.mutate(organizationId, 'removeMember', { memberId: memberIds['Joanna Nadolna'] })
  await expect(dialog.getByRole('heading', { name: 'Joanna Nadolna nie należy już do organizacji' })).toBeVisible()
  await expect(dialog).toContainText('Niczego stąd nie zapisano.')
  await expect(dialog.getByRole('button', { name: 'Zamknij' }).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
})

test('[ISSUE 8 E10] [S5] after a refusal the earlier toast goes, the new one names the change, and Popraw opens the form as sent', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await registerTeam(kontor)
  const { context, page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/roles?show=roles`)
  await appKept(page)
  await kontor.stop()
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Utwórz rolę' }).first().click()
  await dialog.getByLabel('Nazwa', { exact: false }).first().fill('Rozliczenia')
  await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
  await dialog.getByRole('button', { name: 'Utwórz rolę' }).click()
  const saved = page
    .getByRole('status')
    .getByText(/Rozliczenia/)
    .first()
  // The pointer keeps it: it does not go because its time is over.
  await saved.hover()
  await context.setOffline(true)
  await kontor.start()
  await owner.mutate(organizationId, 'createRole', { roleId: 'role-by-another', name: 'Rozliczenia', rights: ['mail'] })
  await context.setOffline(false)
  await expect(page.getByText(/Serwer odrzucił zmianę \(Nowa rola Rozliczenia/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cofnij', exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Pokaż' }).last().click()
  await page.getByRole('link', { name: /^Popraw: / }).click()
  await expect(dialog.getByRole('textbox').first()).toHaveValue('Rozliczenia')
  await expect(dialog.getByRole('checkbox', { name: /^Finanse/ })).toBeChecked()
})
