import type { Locator, Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { mailedLink } from '../server/mail-link.ts'
import { join, password, register, type Person } from '../server/person.ts'

export interface InvitationForm {
  readonly dialog: Locator
  readonly name: Locator
  readonly email: Locator
  readonly next: Locator
  readonly send: Locator
}

export const heading = (page: Page, title: string): Locator => page.getByRole('heading', { level: 1, name: title })

/** The fields and buttons of *Dodaj użytkownika*, of either kind. */
export const invitationForm = (page: Page, kind: 'Nowy użytkownik' | 'Istniejący użytkownik'): InvitationForm => {
  const dialog = page.getByRole('dialog')
  const isNew = kind === 'Nowy użytkownik'
  return {
    dialog,
    name: dialog.getByLabel(isNew ? 'Nazwa' : 'Nazwa użytkownika', { exact: true }),
    email: dialog.getByLabel('E-mail'),
    next: dialog.getByRole('button', { name: isNew ? 'Następny krok: ustaw prawa dostępu' : 'Zobacz prawa dostępu' }),
    send: dialog.getByRole('button', { name: 'Wyślij zaproszenie' }),
  }
}

/** Opens *Dodaj użytkownika* on the list of users. */
export const openInvitation = async (
  page: Page,
  kind: 'Nowy użytkownik' | 'Istniejący użytkownik',
): Promise<InvitationForm> => {
  await page.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
  await page.getByRole('dialog').getByRole('link', { name: kind }).click()
  return invitationForm(page, kind)
}

/** Who is to be invited, by the name (or user name) and e-mail; the step of rights is asked for. */
export const fillInvitation = async (form: InvitationForm, name: string, email: string): Promise<void> => {
  await form.name.fill(name)
  await form.email.fill(email)
  await form.next.click()
}

/** Fills the page of an invitation as a person who creates a login, and accepts. */
export const acceptByForm = async (guest: Page, username: string): Promise<void> => {
  await guest.getByLabel('Nazwa użytkownika', { exact: true }).fill(username)
  await guest.getByLabel('Hasło', { exact: true }).fill(password)
  await guest.getByRole('button', { name: 'Przyjmij zaproszenie i utwórz login' }).click()
}

/** A person who works for another organisation, where the login is not the primary one; and the link used there. */
export const joinElsewhere = async (
  kontor: KontorServer,
): Promise<{ readonly ewa: Person; readonly earlier: string; readonly elsewhere: Person }> => {
  const other = await register(kontor, {
    username: 'b.sowa',
    name: 'Bogdan Sowa',
    accountName: 'Sowa Net',
    unitIdentifier: 'PT 09001',
    taxId: '951 000 22 38',
  })
  const ewa = await join(other.owner, other.organizationId, {
    name: 'Ewa Mazur',
    username: 'e.mazur',
    homeAccountId: other.accountId,
    rights: ['mail'],
  })
  const earlier = await mailedLink(kontor, 'e.mazur@example.org', 'invitation')
  return { ewa, earlier, elsewhere: other.owner }
}
