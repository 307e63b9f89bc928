import { password } from '../server/person.ts'
import { mailedLink } from '../server/mail-link.ts'
import { expect, test } from './fixtures.ts'
import { registerByForm } from './register-form.ts'

test('[A1] [A7] [A10] [A13] [A14] [A15] [A17] [A18] [B3] [B4] [B7] from registration to a colleague who is let in, switches, and is let out again', async ({
  kontor,
  newBrowser,
}) => {
  const { page: owner } = await newBrowser()
  const { page: guest } = await newBrowser()

  await test.step('[A1] the owner registers a main account', async () => {
    await owner.goto('/')
    await registerByForm(owner)
    await expect(owner.getByRole('banner')).toContainText('Mewa Telekom')
    await expect(owner.getByRole('banner')).toContainText('konto główne')
    await expect(owner.getByRole('button', { name: /Przełącz konto/ })).toBeHidden()
  })

  await test.step('[A7] [A13] creates a sub-account in two steps', async () => {
    await owner.getByRole('link', { name: 'Konta dodatkowe' }).click()
    await owner.getByRole('button', { name: 'Dodaj konto' }).first().click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByLabel('Nazwa konta').fill('Żuławy Mobile')
    await dialog.getByLabel('Identyfikator PT').fill('PT 07240')
    await dialog.getByRole('button', { name: 'Dalej' }).click()
    await expect(dialog).toContainText('Żuławy Mobile')
    await expect(dialog).toContainText('PT 07240')
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(dialog).toBeHidden()
    await expect(owner.getByRole('main')).toContainText('Żuławy Mobile')
  })

  await test.step('[A14] the checklist shows what is done and what is left', async () => {
    await expect(owner.getByRole('main')).toContainText('Utwórz usługi')
    await expect(owner.getByRole('main')).toContainText('Dodaj użytkowników')
    await expect(owner.getByRole('main')).toContainText('Zrobiono 1 z 3')
  })

  await test.step('[B3] [B7] invites a person, who then waits in the list', async () => {
    await owner.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' }).click()
    await owner.getByRole('button', { name: 'Dodaj użytkownika' }).first().click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByLabel('Nazwa', { exact: true }).fill('Joanna Nadolna')
    await dialog.getByLabel('E-mail').fill('j.nadolna@mewa.example')
    await dialog.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' }).click()
    await dialog.getByRole('checkbox', { name: /^Procesy/ }).check()
    await dialog.getByRole('button', { name: 'Wyślij zaproszenie' }).click()
    await expect(dialog).toBeHidden()
    const row = owner.getByRole('row', { name: /Joanna Nadolna/ })
    await expect(row).toContainText('oczekuje')
  })

  await test.step('[B4] the person follows the link of the mail and creates a login', async () => {
    await guest.goto(await mailedLink(kontor, 'j.nadolna@mewa.example', 'invitation'))
    await expect(guest.getByRole('main')).toContainText('Mewa Telekom')
    await guest.getByLabel('Nazwa użytkownika', { exact: true }).fill('j.nadolna')
    await guest.getByLabel('Hasło', { exact: true }).fill(password)
    await guest.getByRole('button', { name: /Przyjmij zaproszenie/ }).click()
    await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  })

  await test.step('[A18] she sees her own account only, and no switch', async () => {
    await expect(guest.getByRole('link', { name: 'Procesy' })).toBeVisible()
    await expect(guest.getByRole('button', { name: /Przełącz konto/ })).toBeHidden()
    await expect(guest.getByRole('link', { name: 'Konta dodatkowe' })).toBeHidden()
    await expect(owner.getByRole('row', { name: /Joanna Nadolna/ })).not.toContainText('oczekuje')
  })

  await test.step('[A15] the owner grants a sub-account', async () => {
    await owner.getByRole('link', { name: 'Rola użytkownika' }).click()
    await owner
      .getByRole('row', { name: /Joanna Nadolna/ })
      .getByRole('button', { name: /Edytuj/ })
      .click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /Żuławy Mobile/ }).check()
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('[A17] she switches to it, without having reloaded', async () => {
    await guest.getByRole('button', { name: /Przełącz konto/ }).click()
    const dialog = guest.getByRole('dialog')
    await dialog.getByRole('radio', { name: /Żuławy Mobile/ }).check()
    await dialog.getByRole('button', { name: 'Potwierdź' }).click()
    await expect(guest.getByRole('banner')).toContainText('Żuławy Mobile')
    await expect(guest.getByRole('banner')).toContainText('konto dodatkowe')
  })

  await test.step('[A15] the owner takes it back, and she is out at once', async () => {
    await owner
      .getByRole('row', { name: /Joanna Nadolna/ })
      .getByRole('button', { name: /Edytuj/ })
      .click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /Żuławy Mobile/ }).uncheck()
    await dialog.getByRole('button', { name: 'Zapisz' }).click()
    await expect(guest.getByText('Tego konta nie można otworzyć')).toBeVisible()
    await expect(guest.getByRole('button', { name: /Przełącz konto/ })).toBeHidden()
    await guest.getByRole('link', { name: 'Przejdź do swojego konta' }).click()
    await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  })

  await test.step('[B13] and removed altogether, she reaches nothing', async () => {
    await owner.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' }).click()
    await owner
      .getByRole('row', { name: /Joanna Nadolna/ })
      .getByRole('button', { name: /Zarządzaj/ })
      .click()
    await owner.getByRole('menuitem', { name: 'Usuń użytkownika' }).click()
    const dialog = owner.getByRole('alertdialog').or(owner.getByRole('dialog'))
    await dialog.getByRole('button', { name: 'Usuń Joanna Nadolna' }).click()
    await expect(owner.getByRole('row', { name: /Joanna Nadolna/ })).toBeHidden()
    await expect(guest.getByText('Ten login nie ma już dostępu do żadnego konta')).toBeVisible()
  })
})
