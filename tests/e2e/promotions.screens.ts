import { createSubAccount, register } from '../server/person.ts'
import { expect } from './fixtures.ts'
import { createPromotion } from './promotion-scene.ts'
import { day, makeReservation } from './reservation-scene.ts'
import { inEachVariant } from './screen-variants.ts'
import { changeSection } from './section-acts.ts'

const hotel = { profile: 'hospitality', accountName: 'Dwór Jantar', unitIdentifier: '41207' } as const

inEachVariant('promotions', async ({ kontor, open, shooting }) => {
  const { owner, organizationId, accountId } = await register(kontor, { ...hotel, contractUnits: ['41207', '41208'] })
  const empty = await createSubAccount(owner, organizationId, 'Kamienica Latarnia', '41208')
  const create = (name: string, more: object) => createPromotion(owner, accountId, name, more)
  const weekend = await create('Długi weekend', { rooms: ['Dwuosobowy', 'Rodzinny'] })
  const early = await create('Wcześniej taniej', {
    ...{ discount: 80, rooms: [], bookFrom: day(-60), bookUntil: null, stayUntil: null, nightsMin: 1 },
  })
  await create('Praca nad morzem', {
    discount: 125,
    nightsMin: 5,
    rooms: ['Jednoosobowy'],
    bookUntil: day(130),
    stayUntil: day(140),
  })
  await create('Ferie z dziećmi', { bookFrom: day(20), bookUntil: day(90), stayFrom: day(40), stayUntil: day(100) })
  const over = await create('Jesień za półdarmo', { discount: 250, bookFrom: day(-40) })
  await changeSection(owner, accountId, 'promotions', 'endPromotion', { promotionId: over.id })
  for (const promotion of [weekend, weekend, early, over, null])
    await makeReservation(owner, accountId, 'Róża Malec', promotion === null ? {} : { promotion })
  const { context, page } = await open()
  await owner.enter(context)
  const shot = shooting(page, 'promotions-')
  for (const [name, account, query] of [
    ['list', accountId, ''],
    ['none', accountId, '?q=zzz'],
    ['empty', empty, ''],
    ['new', accountId, '?dialog=new'],
    ['change', accountId, `?dialog=change&of=${weekend.id}`],
    ['end', accountId, `?dialog=end&of=${weekend.id}`],
  ] as const) {
    await page.goto(`/a/${account}/promotions${query}`)
    await expect(page.locator('.empty, .table').first()).toBeVisible()
    if (query.includes('dialog')) await expect(page.getByRole('dialog')).toBeVisible()
    await shot(name)
  }
})
