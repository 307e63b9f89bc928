import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { KontorServer } from '../server/kontor-server.ts'
import type { Person } from '../server/person.ts'
import { slowDown } from './slow-line.ts'

interface Fixtures {
  readonly kontor: KontorServer
  /** A browser of its own cookies and storage, in which the person, when there is one, is signed in already. */
  readonly newBrowser: (person?: Person) => Promise<{ readonly context: BrowserContext; readonly page: Page }>
}

export const test = base.extend<Fixtures>({
  // Playwright reads the dependencies of a fixture from the destructured first parameter, even when there are none.
  // eslint-disable-next-line no-empty-pattern -- reason: Playwright demands the pattern
  kontor: async ({}, use) => {
    const kontor = await KontorServer.open()
    await use(kontor)
    await kontor.close()
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
