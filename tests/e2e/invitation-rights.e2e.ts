import { mailedLink } from '../server/mail-link.ts'
import { createSubAccount, invite, password, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { manageUser } from './manage-user.ts'
import { openUsers } from './team.ts'

test('[E4] rights and accounts of a pending invitation are edited on its page, and the person who accepts has them', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 44444')
  const ewa = { name: 'Ewa Mazur', username: 'e.mazur', homeAccountId: accountId, rights: ['mail'] }
  const invitationId = await invite(owner, organizationId, ewa)
  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation')

  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/account/users/${invitationId}`)
  await expect(page.getByText('link należy do tego adresu')).toBeVisible()
  await page.getByRole('button', { name: 'Edytuj prawa dostępu' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edytuj prawa dostępu' })
  await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
  await dialog.getByRole('checkbox', { name: /^Poczta/ }).uncheck()
  await dialog.getByRole('checkbox', { name: /Kaszuby Online/ }).check()
  await dialog.getByRole('button', { name: 'Aktualizuj' }).click()
  await expect(page.getByText('Zmieniono prawa w zaproszeniu: Ewa Mazur.')).toBeVisible()
  await expect(page.getByText('Kaszuby Online', { exact: true }).last()).toBeVisible()

  const answer = await fetch(`${kontor.origin}/api/invitations/${new URL(link).pathname.split('/').at(-1)}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify({ username: 'e.mazur', password }),
  })
  expect(answer.status).toBe(200)
  const { members } = await owner.directory(organizationId)
  expect(members.find(({ username }) => username === 'e.mazur')).toMatchObject({
    rights: ['finance'],
    grants: [kaszuby],
  })

  await page.goto(`/a/${accountId}/account/history`)
  await expect(page.getByText('Halina Wróblewska – zmiana praw w zaproszeniu: Ewa Mazur')).toBeVisible()
})

test('[E9] an invitation that is accepted while its rights are edited: the dialog says so and stays', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await invite(owner, organizationId, { name: 'Ewa Mazur', username: 'e.mazur', homeAccountId: accountId })
  const link = await mailedLink(kontor, 'e.mazur@example.org', 'invitation')
  const { page } = await newBrowser(owner)
  await openUsers(page, accountId)
  await manageUser(page, 'Ewa Mazur', 'Edytuj prawa dostępu')
  const dialog = page.getByRole('dialog', { name: 'Edytuj prawa dostępu' })
  await dialog.getByRole('checkbox', { name: /^Finanse/ }).check()
  await fetch(`${kontor.origin}/api/invitations/${new URL(link).pathname.split('/').at(-1)}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify({ username: 'e.mazur', password }),
  })
  await expect(dialog.getByText('Zaproszenie zostało już przyjęte: Ewa Mazur.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Aktualizuj' })).toBeDisabled()
})
