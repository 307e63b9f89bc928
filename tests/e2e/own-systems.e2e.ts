import { firstOperator } from '../server/operator.ts'
import { join, register } from '../server/person.ts'
import { operatorActs } from './finance-scene.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { changeSection, unitsOfAccount } from './section-acts.ts'

const hotel = { profile: 'hospitality', unitIdentifier: 'HB 001' } as const

test('[ISSUE 10] an operator names an application for a section; its people see it at once, beside or instead, others never', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const leon = await join(owner, organizationId, {
    ...{ name: 'Leon Kubiak', username: 'l.kubiak', homeAccountId: accountId, rights: ['finance'] },
  })
  const unitId = (await unitsOfAccount(owner, accountId))[0]?.id
  await changeSection(owner, accountId, 'property', 'changeInformation', { unitId, description: 'Opis przy plaży' })
  const operator = await firstOperator(kontor)
  const { page } = await newBrowser(operator)
  const { page: hers } = await newBrowser(owner)
  await hers.goto(`/a/${accountId}/property`)
  await expect(hers.getByText('Opis przy plaży')).toBeVisible()
  await page.goto('/operator/systems')
  const dialog = page.getByRole('dialog')
  const save = () => dialog.getByRole('button', { name: 'Zapisz' }).click()
  const link = hers.getByRole('link', { name: 'Otwórz Channel Manager' })

  await test.step('an address that is not safe to open has a sentence; a good one appears beside the section', async () => {
    await page.getByRole('button', { name: 'Ustaw aplikację: Obiekt' }).click()
    await dialog.getByLabel('Nazwa aplikacji').fill('Channel Manager')
    await dialog.getByLabel('Adres aplikacji').fill('http://channel.example')
    await save()
    await expect(dialog.getByLabel('Adres aplikacji')).toHaveAccessibleDescription(/od https/)
    await expectNoFindings(page, 'an own system')
    await dialog.getByLabel('Adres aplikacji').fill('https://channel.example/obiekt')
    await save()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('row', { name: /Obiekt/ })).toContainText('obok działu')
    await expect(link).toHaveAttribute('href', 'https://channel.example/obiekt')
    await expect(link).toHaveAttribute('rel', /noopener/)
    await expect(hers.getByText('Opis przy plaży')).toBeVisible()
    await expectNoFindings(hers, 'a section with an own system beside it')
  })
  await test.step('instead of the section, which keeps its data', async () => {
    await page.getByRole('button', { name: 'Więcej: Obiekt' }).click()
    await page.getByRole('menuitem', { name: 'Zmień aplikację' }).click()
    await dialog.getByLabel('zamiast działu').check()
    await save()
    await expect(hers.getByText('Ten dział prowadzi Channel Manager')).toBeVisible()
    await expect(hers.getByText('Opis przy plaży')).toBeHidden()
    await hers.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(hers)
    await expectNoFindings(hers, 'an own system instead of a section')
  })
  await test.step('[B28] a member without the right receives nothing of it, and no one else may set it', async () => {
    const snapshot = await (await leon.request('GET', '/api/access')).text()
    expect(snapshot).not.toContain('channel.example')
    expect((await owner.request('GET', '/api/operator/systems')).status).toBe(403)
  })
  await test.step('it works offline, and is taken away and brought back', async () => {
    await page.getByRole('button', { name: 'Więcej: Obiekt' }).click()
    await page.getByRole('menuitem', { name: 'Usuń aplikację' }).click()
    await expect(hers.getByText('Opis przy plaży')).toBeVisible()
    await expect(link).toHaveCount(0)
    await page.getByRole('button', { name: 'Cofnij', exact: true }).last().click()
    await expect(link).toBeVisible()
  })
})

test('[B28] [ISSUE 10] a phone shows the way on for the sections of its column alone: beside, instead, and never for others', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor, hotel)
  const operator = await firstOperator(kontor)
  const systems = [
    ['property', 'beside'],
    ['reservations', 'instead'],
    ['calendar', 'instead'],
    ['finance', 'beside'],
  ] as const
  for (const [section, mode] of systems)
    await operatorActs(operator, 'systems', 'setSystem', {
      ...{ section, mode, name: `Aplikacja ${section}`, url: `https://${section}.example/` },
    })
  const person = { name: 'Leon Kubiak', username: 'l.kubiak', homeAccountId: accountId }
  const leon = await join(owner, organizationId, { ...person, rights: ['property', 'reservations', 'calendar'] })
  const { page } = await newBrowser(leon)
  await page.setViewportSize({ width: 390, height: 844 })
  const link = page.getByRole('link', { name: /^Otwórz Aplikacja/ })
  const open = (section: string) => page.goto(`/m/a/${accountId}/${section}`)

  await open('property')
  await expect(link).toHaveAttribute('href', 'https://property.example/')
  await expect(page.getByRole('heading', { level: 1, name: 'Informacje o obiekcie' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectNoFindings(page, 'an own system beside a section on a phone')
  await open('reservations')
  await expect(page.getByText('Ten dział prowadzi Aplikacja reservations')).toBeVisible()
  await expect(link).toHaveAttribute('href', 'https://reservations.example/')
  await expectNoSidewaysScroll(page)
  await expectNoFindings(page, 'an own system instead of a section on a phone')
  // The calendar is no section of the mobile column, and finance is not among the rights.
  for (const section of ['calendar', 'finance']) {
    await open(section)
    await expect(page.getByRole('heading', { name: 'Tego działu nie można otworzyć' })).toBeVisible()
    await expect(link).toHaveCount(0)
  }
})
