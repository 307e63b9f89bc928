import { chromium, type Page } from '@playwright/test'
import { browserLaunch } from '../e2e/browser-launch.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { register } from '../server/person.ts'
import { keyToRows } from './key-to-rows.ts'
import { openFaults } from './open-faults.ts'
import { percentile } from './percentile.ts'

/**
 * What the board and the table of a section cost at 10,000 open processes, in Chromium, against 100 in the same run: until
 * it is open, from a key to its rows, a filter, and a step of one process until its card is in the next lane.
 */
const [few, many] = [100, 10_000]
const print = (text: string) => process.stdout.write(`${text}\n`)

/** From a click on a tab until the address and the rows have followed. */
const tabToRows = (page: Page, tab: string): Promise<number> =>
  page.evaluate(async (name) => {
    const link = document.querySelector<HTMLElement>(`a[href*="tab=${name}"]`)
    if (link === null) throw new Error('no tab')
    const started = performance.now()
    link.click()
    while (!location.search.includes(`tab=${name}`)) await new Promise(requestAnimationFrame)
    await new Promise((drawn) => setTimeout(drawn))
    return performance.now() - started
  }, tab)

/** Shift and an arrow on the focused card: the key, and what follows from it until the next frame. */
const stepToFrame = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const lane = document.querySelector('[data-lane=new]')
    const link = lane?.querySelector<HTMLElement>('li a')
    if (lane === null || link === null || link === undefined) throw new Error('no card')
    const count = lane.querySelector('h2 .quiet')
    const before = count?.textContent
    link.focus()
    const started = performance.now()
    link.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }))
    while (count?.textContent === before) await new Promise(requestAnimationFrame)
    return performance.now() - started
  })

type Figures = Readonly<Record<string, number>>

const figuresAt = async (processes: number): Promise<Figures> => {
  const kontor = await KontorServer.open()
  const browser = await chromium.launch(await browserLaunch())
  try {
    const { owner, accountId } = await register(kontor)
    await openFaults(owner, accountId, processes)
    const context = await browser.newContext({
      baseURL: kontor.origin,
      locale: 'pl-PL',
      viewport: { width: 1440, height: 900 },
    })
    await owner.enter(context)
    const page = await context.newPage()
    const opened = async (search: string, drawn: string) => {
      const started = performance.now()
      await page.goto(`/a/${accountId}/processes${search}`)
      await page.locator(drawn).first().waitFor()
      return performance.now() - started
    }
    const first = await opened('', '[data-lane=new] li a')
    const again = await opened('', '[data-lane=new] li a')
    const keysOnBoard = await keys(page)
    const steps: number[] = []
    for (let step = 0; step < 7; step += 1) steps.push(await stepToFrame(page))
    const table = await opened('?shape=table', 'tbody tr[data-index]')
    const keysInTable = await keys(page)
    const filters: number[] = []
    for (const tab of ['unassigned', 'late', 'mine', 'late']) filters.push(await tabToRows(page, tab))
    return {
      'first visit, until cards are shown': first,
      'again, from what is kept': again,
      'a key in the search, board': percentile(keysOnBoard, 50),
      'a key in the search, board, longest': Math.max(...keysOnBoard),
      'a step, until the card has moved': percentile(steps, 50),
      'the table, until rows are shown': table,
      'a key in the search, table': percentile(keysInTable, 50),
      'a key in the search, table, longest': Math.max(...keysInTable),
      'another tab': percentile(filters, 50),
    }
  } finally {
    await browser.close()
    await kontor.close()
  }
}

const keys = async (page: Page): Promise<readonly number[]> => {
  const times: number[] = []
  for (const word of ['wezel', 'tczew', 'zanik']) {
    for (const key of word) times.push(await keyToRows(page, key))
    await page.getByRole('searchbox').fill('')
    await page
      .getByRole('main')
      .getByText(/^\d[\d\s ]* proces\S*$/)
      .first()
      .waitFor()
  }
  return times
}

const [small, large] = [await figuresAt(few), await figuresAt(many)]
print(`in Chromium, ${many} open processes in one section against ${few}`)
for (const [name, ms] of Object.entries(large)) {
  const base = small[name] ?? ms
  print(`  ${name}: ${ms.toFixed(0)} ms, ${(ms / base).toFixed(1)} times ${base.toFixed(0)} ms`)
}
