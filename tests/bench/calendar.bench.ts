import { addDays, dateAt } from '@kontor/domain'
import { chromium, type Page } from '@playwright/test'
import { browserLaunch } from '../e2e/browser-launch.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { newId, register, type Person } from '../server/person.ts'
import { percentile } from './percentile.ts'

/**
 * What the calendar costs with 500 nights of 20 room types in two plans, in Chromium, against as many types as fill the
 * screen and against one, in the same run: until it is open, a key from cell to cell, a turn of two weeks, a screen
 * further down, and a change of all nights.
 */
const [one, screenful, many] = [1, 5, 20]
const [nights, plans] = [500, ['plan-base', 'plan-strict']] as const
const print = (text: string) => process.stdout.write(`${text}\n`)

/** From the key to the frame that shows what it did, in the page's own time. */
const keyToFrame = (page: Page, key: string): Promise<number> =>
  page.evaluate(async (pressed) => {
    const grid = document.querySelector<HTMLElement>('[role=grid]')
    const started = performance.now()
    grid?.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
    await new Promise(requestAnimationFrame)
    await new Promise((drawn) => setTimeout(drawn))
    return performance.now() - started
  }, key)

/** From a step of the scroll bar until the nights there are drawn. */
const scrollToFrame = (page: Page, by: { readonly left: number; readonly top: number }): Promise<number> =>
  page.evaluate(async (step) => {
    const grid = document.querySelector<HTMLElement>('[role=grid]')
    const started = performance.now()
    grid?.scrollBy(step)
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    await new Promise((drawn) => setTimeout(drawn))
    return performance.now() - started
  }, by)

/** Two plans, and a price of each for every night of so many types, in one change; gives how long that change took. */
const priceNights = async (owner: Person, accountId: string, types: number): Promise<number> => {
  const send = async (...changes: readonly (readonly [name: string, args: object])[]): Promise<void> => {
    const mutations = changes.map(([name, args]) => ({ id: newId(), name, args }))
    const path = `/api/documents/section/${accountId}.calendar/mutations`
    const text = await (await owner.request('POST', path, { mutations })).text()
    if (text.includes('"refused"')) throw new Error(`The calendar was not set up: ${text.slice(0, 400)}`)
  }
  const roomTypeIds = Array.from({ length: types }, (_, at) => `room-type-${at + 10}`)
  await send(
    ...plans.map((ratePlanId) => ['addRatePlan', { ratePlanId, name: ratePlanId }] as const),
    ...roomTypeIds.map((roomTypeId) => ['addRoomType', { roomTypeId, name: `Typ ${roomTypeId}`, rooms: 10 }] as const),
  )
  const from = dateAt(Date.now())
  const prices = plans.map((ratePlanId, at) => ({ ratePlanId, price: 45_050 + at * 100 }))
  const started = performance.now()
  await send(['setNights', { roomTypeIds, from, to: addDays(from, nights - 1), prices, minStay: 2 }])
  return performance.now() - started
}

const times = async (count: number, take: () => Promise<number>): Promise<readonly number[]> => {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) taken.push(await take())
  return taken
}

const figuresAt = async (types: number): Promise<Readonly<Record<string, number>>> => {
  const kontor = await KontorServer.open()
  const browser = await chromium.launch(await browserLaunch())
  try {
    const { owner, accountId } = await register(kontor, { profile: 'hospitality' })
    const priced = await priceNights(owner, accountId, types)
    const viewport = { width: 1440, height: 900 }
    const context = await browser.newContext({ baseURL: kontor.origin, locale: 'pl-PL', viewport })
    await owner.enter(context)
    const page = await context.newPage()
    const opened = async (search = '') => {
      const started = performance.now()
      await page.goto(`/a/${accountId}/calendar${search}`)
      await page.getByRole('gridcell').first().waitFor()
      return performance.now() - started
    }
    const first = await opened()
    const again = await opened()
    await page.getByRole('grid').focus()
    const keys = await times(40, () => keyToFrame(page, 'ArrowRight'))
    const turns = await times(20, () => scrollToFrame(page, { left: 840, top: 0 }))
    const month = await opened('?tab=month')
    const screens = await times(10, () => scrollToFrame(page, { left: 300, top: 300 }))
    const year = await opened('?tab=year')
    return {
      'first visit, until nights are shown': first,
      'again, from what is kept': again,
      'a key, to the next night': percentile(keys, 50),
      'a key, longest': Math.max(...keys),
      'two weeks further': percentile(turns, 50),
      'two weeks further, longest': Math.max(...turns),
      'a month, until nights are shown': month,
      'a month, further down and on': percentile(screens, 50),
      'a year, until nights are shown': year,
      'a price for all nights, until the answer': priced,
    }
  } finally {
    await browser.close()
    await kontor.close()
  }
}

const [small, shown, large] = [await figuresAt(one), await figuresAt(screenful), await figuresAt(many)]
print(
  `in Chromium, ${nights} nights of ${many} room types in ${plans.length} plans, against ${screenful} · against ${one}`,
)
for (const [name, ms] of Object.entries(large)) {
  const ratios = [shown, small].map((figures) => (ms / (figures[name] ?? ms)).toFixed(1))
  print(`  ${name}: ${ms.toFixed(0)} ms, ${ratios.join(' · ')} times`)
}
