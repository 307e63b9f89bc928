import { createSubAccount, join, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { openComplaint } from './process-scene.ts'
import { inEachVariant } from './screen-variants.ts'

inEachVariant('overview', async ({ kontor, open, shooting }) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId: accountId })
  const accounts = [accountId]
  for (const [name, identifier] of [
    ['Kaszuby Online', 'PT 03418'],
    ['Żuławy Mobile', 'PT 07240'],
    ['Bory Net', 'PT 01001'],
  ] as const)
    accounts.push(await createSubAccount(owner, organizationId, name, identifier))
  for (const [place, account] of accounts.entries())
    for (let at = 0; at < place * 2; at += 1)
      await openComplaint(owner, account, `Sprawa ${at + 1}`, at === 0 && place > 1 ? { dueDate: '2026-01-05' } : {})
  const { context, page } = await open()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/overview`)
  await expect(page.getByRole('main').getByText('Bory Net')).toBeVisible()
  await shooting(page, 'overview-')('accounts')
})
