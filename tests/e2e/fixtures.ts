import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { KontorServer } from '../server/kontor-server.ts'
import type { Person } from '../server/person.ts'
import { SharedProcess } from '../server/shared-process.ts'
import { readDemonstration, loadDemonstration, type Demonstration } from './demonstration.ts'
import { slowDown } from './slow-line.ts'

interface Fixtures {
  /** Who decides about new main accounts; `test.use` changes it. */
  readonly registration: 'open' | 'operator'
  /** A server of this test alone, with a data folder of its own. */
  readonly kontor: KontorServer
  /** The demonstration, in place before the test begins. */
  readonly demonstration: Demonstration
  /** A browser with its own cookies and storage, signed in as the person when there is one. */
  readonly newBrowser: (person?: Person) => Promise<{ readonly context: BrowserContext; readonly page: Page }>
}

interface WorkerFixtures {
  readonly sharedProcess: SharedProcess
  /** A data folder with the demonstration, to be copied: loading it costs seconds. */
  readonly demonstrationFolder: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedProcess: [
    // Playwright reads the dependencies of a fixture from the destructured first parameter, even when there are none.
    // eslint-disable-next-line no-empty-pattern -- reason: Playwright demands the pattern
    async ({}, use) => {
      const sharedProcess = new SharedProcess()
      await use(sharedProcess)
      sharedProcess.end()
    },
    { scope: 'worker' },
  ],
  demonstrationFolder: [
    async ({ sharedProcess }, use) => {
      const kontor = await KontorServer.open({ sharedProcess })
      await loadDemonstration(kontor)
      await kontor.stop()
      const folder = mkdtempSync(join(tmpdir(), 'kontor-demonstration-'))
      cpSync(kontor.dataFolder, folder, { recursive: true })
      await kontor.close()
      await use(folder)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  registration: ['open', { option: true }],
  kontor: async ({ sharedProcess, registration }, use) => {
    const kontor = await KontorServer.open({ sharedProcess, registration })
    await use(kontor)
    await kontor.close()
  },
  demonstration: async ({ kontor, demonstrationFolder }, use) => {
    await kontor.stop()
    rmSync(kontor.dataFolder, { recursive: true })
    cpSync(demonstrationFolder, kontor.dataFolder, { recursive: true })
    await kontor.start()
    await use(await readDemonstration(kontor))
  },
  newBrowser: async ({ browser, kontor }, use) => {
    const opened: BrowserContext[] = []
    await use(async (person) => {
      const context = await browser.newContext({ baseURL: kontor.origin })
      opened.push(context)
      await slowDown(context)
      await person?.enter(context)
      return { context, page: await context.newPage() }
    })
    for (const context of opened) await context.close()
  },
})

export { expect } from '@playwright/test'
