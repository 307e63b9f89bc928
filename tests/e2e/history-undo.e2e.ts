import { newId, noChange } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { event, openHistory, search, setup, token } from './history-page.ts'
import { pressOn, typeInto } from './keyboard.ts'
import { expectNoFindings } from './no-findings.ts'
import { syncState } from './sync-state.ts'

test('[ISSUE 3] [A15] [A19] [B10] rights, grants, a role, a name, a suspension and an archive are taken back from the history', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, zulawy, pawel, mutate } = await setup(kontor)
  const { memberId } = pawel
  const roleId = newId()
  await mutate('createRole', { roleId, name: 'Zespół FNP', rights: ['processes'] })
  await mutate('changeRights', { memberId, ...noChange, add: ['finance'], remove: ['mail'] })
  await mutate('changeGrants', { memberId, add: [zulawy], remove: [] })
  await mutate('changeRole', { roleId, name: 'Portowcy', add: ['mail'], remove: [] })
  await mutate('renameAccount', { accountId: zulawy, name: 'Żuławy' })
  await mutate('suspendMember', { memberId })
  await mutate('archiveAccount', { accountId: zulawy })
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId)
  const dialog = page.getByRole('dialog')
  const undo = async (sentence: string, ...said: readonly string[]) => {
    await event(page, sentence)
      .first()
      .getByRole('button', { name: /^Cofnij wpis/ })
      .click()
    for (const words of said) await expect(dialog).toContainText(words)
    await dialog.getByRole('button', { name: 'Cofnij zmianę' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/^Cofnięto wpis nr \d+\.$/).last()).toBeVisible()
  }

  await undo('archiwizacja konta: Żuławy', 'Przywrócenie konta Żuławy z archiwum')
  await expect(event(page, 'Halina Wróblewska – przywrócenie konta z archiwum: Żuławy')).toBeVisible()
  await undo('zawieszenie dostępu: Paweł Grzęda', 'Przywrócenie dostępu: Paweł Grzęda', 'Zyska')
  await undo('zmiana nazwy konta: Żuławy Mobile na Żuławy', 'na Żuławy Mobile', 'Niczyj dostęp się nie zmieni.')
  await undo('zmiana nazwy roli: Zespół FNP na Portowcy', 'Zmiana nazwy roli Portowcy na Zespół FNP')
  await undo('zmiana dostępu do kont dodatkowych: Paweł Grzęda', 'Straci', 'Żuławy Mobile')
  await undo('zmiana praw dostępu: Paweł Grzęda', 'Straci', 'Finanse', 'Zyska', 'Pocztę')
  await expect(syncState(page)).toContainText('Zapisano')

  const { members, accounts, roles } = await owner.directory(organizationId)
  expect(members.find(({ id }) => id === memberId)).toMatchObject({ rights: ['mail'], status: 'active' })
  expect(members.find(({ id }) => id === memberId)?.grants).not.toContain(zulawy)
  expect(accounts.find(({ id }) => id === zulawy)).toMatchObject({ name: 'Żuławy Mobile', status: 'active' })
  expect(roles.find(({ id }) => id === roleId)).toMatchObject({ name: 'Zespół FNP', rights: ['processes'] })

  await test.step('[ISSUE 8] [E7] an undone entry says so, leads to its undoing and is not undone again', async () => {
    const suspended = event(page, 'zawieszenie dostępu: Paweł Grzęda')
    await expect(suspended.getByRole('button', { name: /^Cofnij wpis/ })).toBeHidden()
    await suspended.getByRole('link', { name: /^Cofnięto: wpis nr \d+$/ }).click()
    await expect(page.locator('.event:target')).toContainText('przywrócenie dostępu: Paweł Grzęda')
  })
})

test('[ISSUE 3] [B13] what the rules refuse is not taken back, and the reason is said; own refused changes are kept', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId, pawel, mutate } = await setup(kontor)
  const { memberId } = pawel
  await mutate('changeRights', { memberId, ...noChange, add: ['finance'] })
  await mutate('removeMember', { memberId })
  expect(await owner.refusalOf(organizationId, 'archiveAccount', { accountId })).toBe('main-account-is-fixed')
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId)
  const removal = event(page, 'usunięcie użytkownika: Paweł Grzęda').getByRole('button', { name: /^Cofnij wpis/ })
  await expect(removal).toBeDisabled()
  await expect(removal).toHaveAttribute('title', /Osobę trzeba zaprosić ponownie/)

  await event(page, 'zmiana praw dostępu: Paweł Grzęda')
    .getByRole('button', { name: /^Cofnij wpis/ })
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Teraz nie można tego cofnąć.')
  await expect(dialog).toContainText('Paweł Grzęda')
  await expect(dialog.getByRole('button', { name: 'Cofnij zmianę' })).toBeHidden()
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(dialog).toBeHidden()

  await page.getByRole('link', { name: 'Moje odrzucone' }).click()
  await expect(event(page, 'Archiwizacja konta Mewa Telekom')).toContainText('Odrzucono.')
})

test('[ISSUE 3] [SCREENS] an entry is found, unfolded and taken back with the keyboard alone, and axe finds nothing', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { owner, accountId, pawel, mutate } = await setup(kontor)
  await mutate('suspendMember', { memberId: pawel.memberId })
  const { page } = await newBrowser(owner)
  await openHistory(page, accountId)
  const suspended = event(page, 'zawieszenie dostępu: Paweł Grzęda')
  await expect(suspended).toBeVisible()
  await expectNoFindings(page, 'history')
  await typeInto(page, search(page), 'pawel')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(token(page, 'osoba Paweł Grzęda')).toBeVisible()
  await pressOn(page, suspended.getByRole('button', { name: /^Pokaż szczegóły/ }))
  await expect(suspended.getByRole('row', { name: /Stan dostęp aktywny dostęp zawieszony/ })).toBeVisible()
  await expectNoFindings(page, 'history, unfolded and filtered')
  await pressOn(page, suspended.getByRole('button', { name: /^Cofnij wpis/ }))
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoFindings(page, 'undo')
  await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Cofnij zmianę' }))
  await expect(event(page, 'przywrócenie dostępu: Paweł Grzęda')).toBeVisible()
})
