import { openProvider } from '../../sync-server/src/testing/openid-provider.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { mailedLink } from '../server/mail-link.ts'
import { invite, join, password, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { atProvider, turnBackAtProvider } from './provider-pages.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('single sign-on', async ({ open, shooting, says }) => {
  const provider = await openProvider()
  const kontor = await KontorServer.open({ environment: provider.settings })
  provider.serve(kontor.origin)
  const { owner, organizationId, accountId } = await register(kontor)
  const { page, context } = await open()
  const shot = shooting(page, 'single-sign-on-')
  const start = page.getByRole('button', { name: says('single_sign_on_act', { provider: 'Konto firmowe' }) })
  await page.goto(kontor.origin)
  await expect(start).toBeVisible()
  await shot('sign-in')
  await start.click()
  await turnBackAtProvider(page)
  await expect(page.getByRole('alert').first()).toBeVisible()
  await shot('cancelled')
  await start.click()
  await atProvider(page, 'obcy@firma')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await shot('unknown')
  await join(owner, organizationId, { name: 'Adam Kowal', username: 'a.kowal', homeAccountId: accountId })
  await invite(owner, organizationId, { name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId })
  await page.goto(await mailedLink(kontor, 'j.nadolna@example.org', 'invitation'))
  await expect(
    page.getByRole('button', { name: says('single_sign_on_join', { provider: 'Konto firmowe' }) }),
  ).toBeVisible()
  await shot('invitation')
  await owner.enter(context)
  await page.goto(`${kontor.origin}/me`)
  const section = page.getByRole('region', { name: says('own_single_sign_on') })
  await section.scrollIntoViewIfNeeded()
  await shot('own')
  await section.getByRole('button', { name: says('own_single_sign_on_link') }).click()
  await shot('link')
  await page.getByRole('dialog').getByLabel(says('own_password_current')).fill(password)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says('own_single_sign_on_link') })
    .click()
  // The provider still knows the person of before.
  await expect(section.getByRole('button', { name: says('own_single_sign_on_unlink') })).toBeVisible()
  await section.scrollIntoViewIfNeeded()
  await shot('linked')
  await page.goto(`${kontor.origin}/a/${accountId}/account/integrations`)
  const demand = page.getByRole('region', { name: says('demand_title') })
  await demand.scrollIntoViewIfNeeded()
  await shot('demand-first')
  await demand.getByRole('button', { name: says('single_sign_on_act', { provider: 'Konto firmowe' }) }).click()
  await demand.getByRole('button', { name: says('demand_start'), exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: says('demand_act') })).toBeEnabled()
  await shot('demand-ask')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says('demand_act') })
    .click()
  await expect(demand.getByRole('button', { name: says('demand_stop') })).toBeVisible()
  await demand.scrollIntoViewIfNeeded()
  await shot('demand-on')
  await owner.enter(context)
  await page.reload()
  await expect(
    page.getByRole('heading', { name: says('demand_page_title', { provider: 'Konto firmowe' }) }),
  ).toBeVisible()
  await shot('demanded')
  await kontor.close()
  await provider.close()
})
