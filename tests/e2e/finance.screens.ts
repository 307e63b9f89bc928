import { addMonths } from '@kontor/domain'
import { expect } from './fixtures.ts'
import { correct, financeScene, issue, operatorActs } from './finance-scene.ts'
import { inEachVariant } from './screen-variants.ts'

const names = ['Kaszuby Online', 'Kujawy Światłowód', 'Mewa Biznes', 'Żuławy Mobile', 'Warmia Łącza']

inEachVariant('finance', async ({ kontor, open, shooting, says }) => {
  const scene = await financeScene(kontor, { names })
  const { owner, accountId, accounts, operator, month } = scene
  for (const back of [5, 4, 3, 2, 1]) {
    const { invoiceId, content } = await issue(scene, addMonths(month, -back))
    // All but two are paid, one of them late: the day of issue is that of the pictures.
    const paidOn = back === 1 ? null : content.dueOn
    await operatorActs(operator, `invoices.${content.month}`, 'markPaid', { invoiceId, paidOn })
  }
  const { invoiceId } = await issue(scene, month)
  const { correctionId } = await correct(scene, addMonths(month, -1), {
    ...{ value: 20_000, reason: 'Cena z aneksu nr 2' },
  })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'finance-')
  const finance = `/a/${accountId}/finance`
  for (const [name, path, text] of [
    ['list', finance, says('finance_search_placeholder')],
    ['invoice', `${finance}?invoice=${invoiceId}`, says('finance_total_net')],
    ['correction', `${finance}?invoice=${correctionId}`, says('finance_total_net')],
    ['running', `${finance}?invoice=running`, says('finance_total_net')],
    ['paper', `${finance}?invoice=${invoiceId}&show=paper`, says('finance_column_account_line')],
    ['none', `${finance}?q=zzz`, says('finance_nothing_found')],
    ['share', `/a/${accounts[4]}/finance`, says('finance_months')],
  ] as const) {
    await page.goto(path)
    const shown = name === 'list' || name === 'none' ? page.getByRole('search') : page.getByText(text).first()
    await expect(shown).toBeVisible()
    await shot(name)
  }
})
