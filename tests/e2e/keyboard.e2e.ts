import { mailedLink } from '../server/mail-link.ts'
import { password } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { chooseFromMenu, pressOn, tabTo, tick, typeInto } from './keyboard.ts'

test('[A1] [A13] [A15] [A17] [B3] [B4] [B13] the whole main job is done with the keyboard alone', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const { page: owner } = await newBrowser()
  const { page: guest } = await newBrowser()

  await test.step('[A1] registration', async () => {
    await owner.goto('/')
    const form = owner.getByRole('main')
    const telecom = form.getByRole('radio', { name: 'Telekomunikacja' })
    await tabTo(owner, telecom)
    await owner.keyboard.press('Space')
    await typeInto(owner, form.getByLabel('Nazwa podmiotu'), 'Mewa Telekom sp. z o.o.')
    await typeInto(owner, form.getByLabel('NIP'), '583 000 41 36')
    await typeInto(owner, form.getByLabel('Nazwa konta'), 'Mewa Telekom')
    await typeInto(owner, form.getByLabel('Identyfikator PT'), 'PT 03417')
    await typeInto(owner, form.getByLabel('Imię i nazwisko'), 'Halina Wróblewska')
    await typeInto(owner, form.getByLabel('E-mail'), 'halina@mewa.example')
    await typeInto(owner, form.getByLabel('Nazwa użytkownika', { exact: true }), 'h.wroblewska')
    await typeInto(owner, form.getByLabel('Hasło', { exact: true }), password)
    await owner.keyboard.press('Enter')
    await expect(owner.getByRole('banner')).toContainText('konto główne')
  })

  await test.step('[A13] a sub-account', async () => {
    await pressOn(owner, owner.getByRole('link', { name: 'Konta dodatkowe' }))
    await pressOn(owner, owner.getByRole('button', { name: 'Dodaj konto' }).first())
    const dialog = owner.getByRole('dialog')
    await typeInto(owner, dialog.getByLabel('Nazwa konta'), 'Żuławy Mobile')
    await typeInto(owner, dialog.getByLabel('Identyfikator PT'), 'PT 07240')
    await pressOn(owner, dialog.getByRole('button', { name: 'Dalej' }))
    await pressOn(owner, dialog.getByRole('button', { name: 'Potwierdź' }))
    await expect(dialog).toBeHidden()
  })

  await test.step('[B3] an invitation', async () => {
    await pressOn(owner, owner.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' }))
    await pressOn(owner, owner.getByRole('button', { name: 'Dodaj użytkownika' }).first())
    const dialog = owner.getByRole('dialog')
    await typeInto(owner, dialog.getByLabel('Nazwa', { exact: true }), 'Joanna Nadolna')
    await typeInto(owner, dialog.getByLabel('E-mail'), 'j.nadolna@mewa.example')
    await pressOn(owner, dialog.getByRole('button', { name: 'Następny krok: ustaw prawa dostępu' }))
    await tick(owner, dialog.getByRole('checkbox', { name: /^Procesy/ }))
    await pressOn(owner, dialog.getByRole('button', { name: 'Wyślij zaproszenie' }))
    await expect(dialog).toBeHidden()
  })

  await test.step('[B4] its acceptance', async () => {
    await guest.goto(await mailedLink(kontor, 'j.nadolna@mewa.example', 'invitation'))
    await typeInto(guest, guest.getByLabel('Nazwa użytkownika', { exact: true }), 'j.nadolna')
    await typeInto(guest, guest.getByLabel('Hasło', { exact: true }), password)
    await guest.keyboard.press('Enter')
    await expect(guest.getByRole('banner')).toContainText('Mewa Telekom')
  })

  await test.step('[A15] a grant', async () => {
    await pressOn(owner, owner.getByRole('link', { name: 'Rola użytkownika' }))
    const row = owner.getByRole('row', { name: /Joanna Nadolna/ })
    await pressOn(owner, row.getByRole('button', { name: /Edytuj/ }))
    const dialog = owner.getByRole('dialog')
    await tick(owner, dialog.getByRole('checkbox', { name: /Żuławy Mobile/ }))
    await pressOn(owner, dialog.getByRole('button', { name: 'Zapisz' }))
    await expect(dialog).toBeHidden()
    await test.step('and the focus is back where it was', async () => {
      await expect(row.getByRole('button', { name: /Edytuj/ })).toBeFocused()
    })
  })

  await test.step('[A17] a switch', async () => {
    await pressOn(guest, guest.getByRole('button', { name: /Przełącz konto/ }))
    const dialog = guest.getByRole('dialog')
    await tabTo(guest, dialog.getByRole('radiogroup'))
    const wanted = dialog.getByRole('radio', { name: /Żuławy Mobile/ })
    for (let steps = 0; steps < 5 && !(await wanted.isChecked()); steps += 1) await guest.keyboard.press('ArrowDown')
    await pressOn(guest, dialog.getByRole('button', { name: 'Potwierdź' }))
    await expect(guest.getByRole('banner')).toContainText('Żuławy Mobile')
  })

  await test.step('[B13] a removal', async () => {
    await pressOn(owner, owner.getByRole('link', { name: 'Twórz i zarządzaj użytkownikami' }))
    const row = owner.getByRole('row', { name: /Joanna Nadolna/ })
    await chooseFromMenu(
      owner,
      row.getByRole('button', { name: /Zarządzaj/ }),
      owner.getByRole('menuitem', { name: 'Usuń użytkownika' }),
    )
    const dialog = owner.getByRole('alertdialog').or(owner.getByRole('dialog'))
    await pressOn(owner, dialog.getByRole('button', { name: 'Usuń Joanna Nadolna' }))
    await expect(row).toBeHidden()
    await expect(guest.getByText('Ten login nie ma już dostępu do żadnego konta')).toBeVisible()
  })
})
