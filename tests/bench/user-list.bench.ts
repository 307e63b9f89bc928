import { chromium } from '@playwright/test'
import type { BulkChange } from '../../web/src/lib/account/bulk/bulk-change.ts'
import { bulkPlan } from '../../web/src/lib/account/bulk/bulk-plan.ts'
import { usersInOrder } from '../../web/src/lib/account/users/user-order.ts'
import { userQueryOf } from '../../web/src/lib/account/users/user-query.ts'
import { countByTab, usersFound, usersOf } from '../../web/src/lib/account/users/users-found.ts'
import { browserLaunch } from '../e2e/browser-launch.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { openLargeOrganization } from '../server/large-organization.ts'
import { keyToRows } from './key-to-rows.ts'
import { percentile } from './percentile.ts'
import { largeDirectory, ownerLogin } from './user-list-directory.ts'

/**
 * What the list of users costs at 10,000 people and 1,000 sub-accounts: the pure functions against a tenth of it, as
 * ratios of one run; and in Chromium, from a key that is pressed until the rows have changed.
 */
const [few, many] = [1_000, 10_000]
const subAccounts = 1_000
const print = (text: string) => process.stdout.write(`${text}\n`)

const medianMs = (work: () => unknown): number => {
  const times: number[] = []
  for (let round = 0; round < 15; round += 1) {
    const started = performance.now()
    work()
    times.push(performance.now() - started)
  }
  return percentile(times, 50)
}

const workAt = (people: number): Readonly<Record<string, () => unknown>> => {
  const directory = largeDirectory({ people, subAccounts })
  const at = { directory, now: Date.now() }
  const rows = usersOf(at, null)
  const found = (address: string) => usersFound(at, rows, userQueryOf(new URLSearchParams(address)))
  const persons = rows.map(({ person }) => person)
  const giveFinance: BulkChange = {
    act: 'rights',
    rights: { add: ['finance'], remove: [] },
    roles: { add: [], remove: [] },
  }
  return {
    'all rows': () => usersOf(at, null),
    'the tabs counted': () => countByTab(rows),
    search: () => found('q=now an'),
    'six filters and a search': () =>
      found('q=an&type=user&state=active&account=account-0007&right=mail&role=role-team&seen=not-for-90-days'),
    'sort by name': () => usersInOrder(directory, rows, { sort: 'name', reversed: false }),
    'sort by accounts reached': () => usersInOrder(directory, rows, { sort: 'accounts', reversed: false }),
    'sort by rights': () => usersInOrder(directory, rows, { sort: 'rights', reversed: false }),
    'a right for everybody, foreseen': () =>
      bulkPlan(directory, giveFinance, persons, { loginId: ownerLogin, now: at.now }),
  }
}

const benchFunctions = () => {
  const [small, large] = [workAt(few), workAt(many)]
  print(`pure functions, ${many} people against ${few}, both with ${subAccounts} sub-accounts`)
  for (const [name, work] of Object.entries(large)) {
    const [smallMs, largeMs] = [medianMs(small[name] ?? work), medianMs(work)]
    print(`  ${name}: ${largeMs.toFixed(1)} ms, ${(largeMs / smallMs).toFixed(1)} times ${smallMs.toFixed(2)} ms`)
  }
}

const benchBrowser = async () => {
  const kontor = await KontorServer.open()
  const browser = await chromium.launch(await browserLaunch())
  try {
    const { owner, accountId } = await openLargeOrganization(kontor, { people: many, subAccounts })
    const context = await browser.newContext({
      baseURL: kontor.origin,
      locale: 'pl-PL',
      viewport: { width: 1440, height: 900 },
    })
    await owner.enter(context)
    const page = await context.newPage()
    const opened = async (address: string) => {
      const started = performance.now()
      await page.goto(address)
      await page.locator('tbody tr[data-index]').nth(5).waitFor()
      return performance.now() - started
    }
    const users = `/a/${accountId}/account/users`
    print(`in Chromium, ${many} people and ${subAccounts} sub-accounts`)
    print(`  first visit, until rows are shown: ${(await opened(users)).toFixed(0)} ms`)
    print(`  again, from what is kept: ${(await opened(users)).toFixed(0)} ms`)
    const times: number[] = []
    for (const word of ['nowak', 'kowal', 'wisn', 'lis', 'anna']) {
      for (const letter of word) times.push(await keyToRows(page, letter))
      await page.getByRole('searchbox').fill('')
      await page.getByText(/^10.000 osób$/).waitFor({ timeout: 20_000 })
    }
    print(
      `  key to rows: p50 ${percentile(times, 50).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms, ${times.length} keys`,
    )
    const marking = await page.evaluate(async () => {
      const started = performance.now()
      document.querySelector<HTMLInputElement>('thead input[type=checkbox]')?.click()
      await new Promise(requestAnimationFrame)
      await new Promise((done) => setTimeout(done))
      return performance.now() - started
    })
    print(`  everybody marked: ${marking.toFixed(0)} ms`)
  } finally {
    await browser.close()
    await kontor.close()
  }
}

benchFunctions()
await benchBrowser()
