import { propertyStories } from '../../sync-server/src/demonstration/property-stories.ts'
import { createSubAccount, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { inEachVariant } from './screen-variants.ts'
import { changeSection, unitsOfAccount } from './section-acts.ts'

const hotel = { profile: 'hospitality', accountName: 'Dwór Jantar', unitIdentifier: '41207' } as const

inEachVariant('property', async ({ kontor, open, shooting }) => {
  const { owner, organizationId, accountId } = await register(kontor, { ...hotel, contractUnits: ['41207', '41208'] })
  const empty = await createSubAccount(owner, organizationId, 'Kamienica Latarnia', '41208')
  const unitId = (await unitsOfAccount(owner, accountId))[0]?.id
  const [story] = propertyStories
  const change = (key: string, name: string, args: object) =>
    changeSection(owner, accountId, key, name, { unitId, ...args })
  await change('property', 'changeInformation', story?.information ?? {})
  await change('property', 'changeLanguages', { add: story?.languages })
  await change('property', 'changeAmenities', { add: story?.amenities, addOwn: story?.ownAmenities })
  await change('calendar+property', 'changePolicies', { ...story?.policies, addPayments: story?.payments })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'property-')
  const screens = [
    ['information', accountId, ''],
    ['policies', accountId, '?page=policies'],
    ['amenities', accountId, '?page=amenities'],
    ['units', accountId, '?page=units'],
    ['empty', empty, ''],
    ['change', accountId, '?dialog=change&of=address'],
    ['cancellation', accountId, '?dialog=change-policy&of=cancellation'],
    ['languages', accountId, '?dialog=languages'],
  ] as const
  for (const [name, account, query] of screens) {
    await page.goto(`/a/${account}/property${query}`)
    if (query.includes('dialog')) await expect(page.getByRole('dialog')).toBeVisible()
    else await expect(page.locator('.settings, .table').first()).toBeVisible()
    await shot(name)
  }
})
