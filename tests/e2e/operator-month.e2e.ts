import { readFileSync } from 'node:fs'
import { fa3Of, ublOf, type Invoice, type Share } from '@kontor/domain'
import type { RunningMonth } from '@kontor/protocol'
import type { Page } from '@playwright/test'
import { fa3Findings } from '../interop/fa3-findings.ts'
import { join } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { financeScene, monthOfOrganization } from './finance-scene.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { signInByForm } from './sign-in-form.ts'

test.use({ serviceWorkers: 'allow' })

const downloaded = async (page: Page, name: string) => {
  const saving = page.waitForEvent('download')
  await page.getByRole('group', { name: 'Pliki faktury' }).getByRole('button', { name }).click()
  const file = await saving
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('[A6] [ISSUE 10] an operator’s month: prices, preview, issue, correction; the customer sees, downloads and prints it, a sub-account sees its share', async ({
  kontor,
  newBrowser,
}) => {
  test.slow()
  const scene = await financeScene(kontor, { charged: ['mnp'] })
  const { owner, organizationId, accountId, accounts, operator, month } = scene
  const [, subAccountId = ''] = accounts
  const clerk = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: subAccountId, rights: ['finance'] },
  })
  const stranger = await join(owner, organizationId, {
    ...{ name: 'Zofia Żmijewska', username: 'z.zmijewska', homeAccountId: accountId, rights: ['mail'] },
  })
  const number = `LT/${month.replace('-', '/')}/0001`
  const correctionNumber = `LT/${month.replace('-', '/')}/K001`
  const { page: desk } = await newBrowser(operator)
  const row = desk.getByRole('row', { name: /Mewa Telekom/ })
  const dialog = desk.getByRole('dialog', { name: /Mewa Telekom/ })
  const addPrice = async (value: string, from: string) => {
    await desk.goto('/operator/prices')
    await desk.getByRole('button', { name: 'Dodaj cenę' }).click()
    const form = desk.getByRole('dialog', { name: 'Dodaj cenę' })
    await form.getByLabel('Nazwa na fakturze').fill('Utrzymanie identyfikatora PT')
    await form.getByLabel('Cena netto, zł').fill(value)
    await form.getByRole('textbox', { name: 'Obowiązuje od' }).fill(from)
    await form.getByRole('button', { name: 'Dodaj cenę' }).click()
    await expect(form).toBeHidden()
  }

  await test.step('the operator adds a price, and the preview has what it makes of the month', async () => {
    await addPrice('240,00', `01.${month.slice(5)}.${month.slice(0, 4)}`)
    await desk.goto(`/operator/invoices?month=${month}`)
    // Two accounts, each with a service at 180.45 and a unit at 240.00 that was free the month before.
    await expect(row).toContainText('360,90')
    await expect(row).toContainText('840,90')
    await expect(row).toContainText('+480,00')
  })
  await test.step('the month is issued', async () => {
    await desk.getByRole('button', { name: 'Wystaw 1 fakturę' }).click()
    await expect(row).toContainText(number)
  })

  const { page } = await newBrowser()
  const months = page.getByRole('region', { name: 'Faktury' })
  const open = page.getByRole('region', { name: 'Faktura', exact: true })
  await test.step('the customer signs in and sees the invoice: what to pay, lines by account, the tax', async () => {
    await page.goto('/')
    await signInByForm(page, owner.username)
    await page.waitForURL(/\/a\//)
    await page.goto(`/a/${accountId}/finance`)
    await expect(months.getByRole('link', { name: new RegExp(number) })).toContainText('1 034,31')
    // 23 % of 840.90 is 193.407.
    const sums = open.getByRole('table', { name: 'Podsumowanie VAT' }).getByRole('row').last()
    await expect(sums.getByRole('cell')).toHaveText(['Razem', '840,90', '193,41', '1 034,31'])
    await expect(open).toContainText('61 1090 1014 0000 0712 1981 2874')
    const group = open.getByRole('row', { name: /^Kaszuby Online/ })
    await expect(group).toContainText('420,45')
    await group.getByRole('button', { name: 'Pozycje: Kaszuby Online' }).click()
    await expect(group).toContainText('2 pozycje')
    await expectNoFindings(page, 'finance')
  })
  await test.step('the operator corrects it, and the correction is beside the invoice', async () => {
    await addPrice('200,00', `02.${month.slice(5)}.${month.slice(0, 4)}`)
    await desk.goto(`/operator/invoices?month=${month}`)
    await row.getByRole('button', { name: /Mewa Telekom/ }).click()
    await dialog.getByLabel('Przyczyna korekty').fill('Cena z aneksu nr 2')
    await dialog.getByRole('button', { name: 'Wystaw korektę' }).click()
    await expect(dialog.getByText(correctionNumber)).toBeVisible()
    await expect(open).toContainText(`Skorygowana przez ${correctionNumber}`)
    await open.getByRole('link', { name: correctionNumber }).click()
    await expect(open).toContainText('Przyczyna korekty: Cena z aneksu nr 2')
    await expect(open).toContainText('Do zwrotu')
    await months.getByRole('link', { name: 'Korekty' }).click()
    await expect(months.getByRole('link', { name: new RegExp(number) })).toBeHidden()
    await page.goto(`/a/${accountId}/finance?q=utrzymanie`)
    await expect(months.getByRole('link', { name: new RegExp(number) })).toBeVisible()
    await months.getByRole('searchbox').fill('zzz')
    await expect(months.getByText('Nic nie znaleziono')).toBeVisible()
    await months.getByRole('button', { name: 'Pokaż wszystkie' }).click()
  })

  const finance = (id: string) =>
    owner.read<{ records: { invoice: Invoice[]; share: Share[] } }>(`/api/documents/section/${id}.finance`)
  const { invoice: invoices } = (await finance(accountId)).records
  await test.step('each file is what the generators of the domain make of the record, and the schema accepts FA(3)', async () => {
    for (const invoice of invoices) {
      const { content, issuedAt } = invoice
      const file = content.number.replaceAll('/', '-')
      await page.goto(`/a/${accountId}/finance?invoice=${invoice.id}`)
      await expect(open.getByText(content.number).first()).toBeVisible()
      const fa3 = await downloaded(page, 'FA(3)')
      expect(fa3.name).toBe(`${file}-FA3.xml`)
      expect(fa3.bytes.equals(Buffer.from(fa3Of(content, issuedAt)))).toBe(true)
      expect(fa3Findings(fa3.bytes.toString())).toEqual([])
      const ubl = await downloaded(page, 'UBL')
      expect(ubl.name).toBe(`${file}-UBL.xml`)
      expect(ubl.bytes.equals(Buffer.from(ublOf(content)))).toBe(true)
      const csv = (await downloaded(page, 'CSV')).bytes.toString()
      // After the mark of UTF-8: the head, then a row for each line; the last column adds up to the net.
      const [head, ...lines] = csv.slice(1).trimEnd().split('\r\n')
      expect(head).toBe('Faktura;Miesiąc;Konto;Identyfikatory;Pozycja;Ilość;J.m.;Cena netto;VAT;"Było, zł";"Netto, zł"')
      const nets = lines.map((line) => Number(line.split(';').at(-1)?.replace(',', '.')))
      expect(Math.round(nets.reduce((sum, net) => sum + net, 0) * 100)).toBe(content.total.net)
      const xlsx = await downloaded(page, 'XLSX')
      expect([xlsx.name, xlsx.bytes.subarray(0, 2).toString()]).toEqual([`${file}.xlsx`, 'PK'])
    }
  })
  await test.step('it prints on one page', async () => {
    await page.getByRole('link', { name: 'Podgląd, druk i PDF' }).click()
    await expect(page.getByRole('button', { name: 'Drukuj albo zapisz PDF' })).toBeVisible()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  })
  await test.step('⌘K finds it by its number', async () => {
    await page.goto(`/a/${accountId}/mail`)
    await expect(page.getByRole('heading', { level: 1, name: 'Poczta' })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(number)
    await page
      .getByRole('option', { name: new RegExp(number) })
      .first()
      .click()
    await expect(page).toHaveURL(/finance\?invoice=/)
  })
  await test.step('without the server the invoices open, and the running month says why it has no amount', async () => {
    await page.goto(`/a/${accountId}/finance`)
    await appKept(page)
    await kontor.stop()
    await page.reload()
    await expect(months.getByRole('link', { name: new RegExp(number) })).toBeVisible()
    await expect(months).toContainText('kwota po powrocie połączenia')
    await kontor.start()
    await expect(months).toContainText('naliczono do wczoraj')
  })
  await test.step('a sub-account sees its own share and nothing of the other’s', async () => {
    const { page: branch } = await newBrowser(clerk)
    await branch.goto(`/a/${subAccountId}/finance`)
    const table = branch.getByRole('region', { name: 'Miesiące' }).getByRole('table')
    await expect(table.getByRole('row', { name: new RegExp(number) })).toContainText('420,45')
    await expect(table.getByRole('row', { name: new RegExp(correctionNumber) })).toContainText('−')
    await table
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('link')
      .click()
    await expect(branch.getByRole('region', { name: new RegExp(`pozycje z faktury ${number}`) })).toContainText(
      '240,00',
    )
    await expectNoFindings(branch, 'share')
    await branch.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(branch)
    const own = await (await clerk.request('GET', `/api/documents/section/${subAccountId}.finance`)).text()
    expect(own).not.toContain(accountId)
    expect(own).not.toContain('840')
    const running = await clerk.read<RunningMonth>(`/api/documents/section/${subAccountId}.finance/running`)
    expect(running.accounts.map(({ id }) => id)).toEqual([subAccountId])
    expect(new Set(running.lines.map((line) => line.accountId))).toEqual(new Set([subAccountId]))
  })
  await test.step('a call for another account, and a person without the right, are refused', async () => {
    const statusOf = async (person: typeof clerk, id: string, path = '') =>
      (await person.request('GET', `/api/documents/section/${id}.finance${path}`)).status
    for (const path of ['', '/running', '/history']) expect(await statusOf(clerk, accountId, path), path).toBe(403)
    for (const id of accounts)
      for (const path of ['', '/running']) expect(await statusOf(stranger, id, path), path).toBe(403)
    const { charged } = await monthOfOrganization(operator, month)
    const forged = await owner.request('POST', `/api/documents/section/${accountId}.finance/mutations`, {
      mutations: [{ id: crypto.randomUUID(), name: 'receiveInvoice', args: { invoice: invoices[0] } }],
    })
    expect(await forged.text()).not.toContain('"accepted"')
    const issued = await owner.request('POST', `/api/operator/documents/operator/invoices.${month}/mutations`, {
      mutations: [
        {
          ...{ id: crypto.randomUUID(), name: 'correctInvoice' },
          args: { correctionId: 'forged-0001', organizationId, reason: 'x', expected: charged.digest },
        },
      ],
    })
    expect(issued.status).toBe(403)
  })
  await test.step('on a phone the months and the invoice are pages of their own', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/a/${accountId}/finance`)
    await expectNoSidewaysScroll(page)
    await months.getByRole('link', { name: new RegExp(number) }).click()
    await expect(months).toBeHidden()
    await expect(open).toContainText('Do zapłaty')
    await expectNoSidewaysScroll(page)
    await expectNoFindings(page, 'invoice on a phone')
    await open.getByRole('link', { name: 'Finanse' }).click()
    await expect(months).toBeVisible()
  })
})
