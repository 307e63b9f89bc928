import { addMonths } from '@kontor/domain'
import { dueOn } from '../server/date-back.ts'
import { expect, test } from './fixtures.ts'
import { financeScene, issue } from './finance-scene.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

test('[ISSUE 10] an operator sees what is overdue in all months, goes to the month of one and marks it paid', async ({
  kontor,
  newBrowser,
}, info) => {
  const scene = await financeScene(kontor)
  const before = addMonths(scene.month, -1)
  const first = await issue(scene, before)
  const second = await issue(scene, scene.month)
  const { page } = await newBrowser(scene.operator)
  await page.goto('/operator/invoices')
  await expect(page.getByRole('row', { name: /Mewa Telekom/ })).toBeVisible()
  const notice = page.getByRole('region', { name: 'Po terminie' })
  await expect(notice).toBeHidden()
  await kontor.stop()
  dueOn(kontor.dataFolder, '2026-01-31')
  await kontor.start()
  await page.reload()
  // Two invoices of two accounts: 2 × 520.44 net, 23 % of 1040.88 is 239.4024.
  await expect(notice).toContainText('Po terminie: 2 faktury, 2 560,56 zł')
  await notice.getByRole('button', { name: 'Pokaż' }).click()
  for (const { content } of [first, second])
    await expect(notice.getByRole('row', { name: new RegExp(content.number) })).toContainText('31 sty 2026')
  await expectNoFindings(page, 'overdue')
  await page.screenshot({ path: info.outputPath('overdue.png') })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: info.outputPath('overdue-phone.png') })
  await page.setViewportSize({ width: 1440, height: 900 })
  await notice.getByRole('link', { name: first.content.number }).click()
  await expect(page).toHaveURL(new RegExp(`month=${before}`))
  await page
    .getByRole('table')
    .getByRole('button', { name: /Mewa Telekom/ })
    .click()
  const dialog = page.getByRole('dialog', { name: /Mewa Telekom/ })
  await dialog.getByRole('button', { name: 'Oznacz jako opłaconą' }).click()
  await expect(dialog.getByRole('button', { name: 'Cofnij opłacenie' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Zamknij' }).last().click()
  await expect(notice).toContainText('Po terminie: 1 faktura, 1 280,28 zł')
})
