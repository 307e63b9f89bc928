import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { test } from './fixtures.ts'

const widths = [1440, 390] as const
const themes = ['light', 'dark'] as const
const languages = ['pl', 'en'] as const

/** Takes a picture of the page. */
export type Shoot = (name: string) => Promise<void>

/** What the app calls a thing in the language of the pictures, by the key of its message. */
export type Says = (key: string, facts?: Readonly<Record<string, string>>) => string

export interface Variant {
  readonly kontor: KontorServer
  readonly open: () => Promise<{ readonly context: BrowserContext; readonly page: Page }>
  readonly shooting: (page: Page, prefix: string) => Shoot
  readonly says: Says
}

/**
 * Pictures of screens and dialogs, to be looked at by a person: both widths, both themes, both languages. They prove
 * nothing by themselves, and so are no tests; `pnpm --filter @kontor/tests screens` takes them.
 */
export const inEachVariant = (about: string, take: (variant: Variant) => Promise<void>): void => {
  for (const width of widths)
    for (const theme of themes)
      for (const language of languages) {
        const variant = `${width}-${theme}-${language}`
        test(`[SCREENS] ${about}: ${variant}`, async ({ kontor, browser }) => {
          test.setTimeout(600_000)
          const look: BrowserContextOptions = {
            baseURL: kontor.origin,
            viewport: { width, height: width === 390 ? 844 : 900 },
            colorScheme: theme,
            locale: language === 'pl' ? 'pl-PL' : 'en-GB',
            reducedMotion: 'reduce',
            hasTouch: width === 390,
          }
          const open = async () => {
            const context = await browser.newContext(look)
            return { context, page: await context.newPage() }
          }
          const shooting = (page: Page, prefix: string): Shoot => {
            return async (name) => {
              await page.waitForLoadState('networkidle')
              await page.screenshot({
                path: `e2e/results/screens/${prefix}${name}-${variant}.png`,
                animations: 'disabled',
              })
            }
          }
          await take({ kontor, open, shooting, says: wordsIn(language) })
        })
      }
}

const wordsIn = (language: (typeof languages)[number]): Says => {
  const folder = resolve(import.meta.dirname, '../../web/messages', language)
  const messages = new Map<string, unknown>()
  for (const file of readdirSync(folder))
    for (const [key, message] of Object.entries(JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as object))
      messages.set(key, message)
  return (key, facts = {}) => {
    const message = messages.get(key)
    if (typeof message !== 'string') throw new Error(`${key} is not one sentence`)
    return message.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  }
}
