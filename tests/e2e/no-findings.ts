import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { expect } from './fixtures.ts'

/** What opens over a page and makes the rest of it inert. The page below is checked by itself. */
const layers = '[role=dialog], [role=alertdialog], [role=menu]'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Demands that axe finds nothing on this screen, in both themes. Themes differ in colours alone, so the dark one is
 * checked for contrast only. With a dialog or a menu open, all rules run on that, and the rest of the page is checked
 * for what can still be focused there.
 */
export const expectNoFindings = async (page: Page, screen: string): Promise<void> => {
  const layer = (await page.locator(layers).filter({ visible: true }).count()) > 0 ? layers : null
  const expectNone = async (theme: string, within: string | null, rules: readonly string[] | null): Promise<void> => {
    const { violations } = await runAxe(page, within, rules)
    const findings = violations.map(
      ({ id, nodes }) => `${screen}, ${theme}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
    expect.soft(findings).toEqual([])
  }

  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNone('light', layer, null)
  if (layer !== null) await expectNone('light, behind it', null, ['aria-hidden-focus'])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNone('dark', layer, ['color-contrast'])
}

/** On a phone nothing scrolls sideways but what is meant to. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}

/** The program is brought into a page once: parsing it takes as long as a small screen's whole check. */
const runAxe = async (page: Page, within: string | null, rules: readonly string[] | null): Promise<axe.AxeResults> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    iframes: false,
    ...(rules === null ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  }
  return page.evaluate(
    ([selector, chosen]) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe }
      // A layer may close at the same moment: then the page is what there is to check.
      const found = selector === null ? [] : [...document.querySelectorAll(selector)]
      return inPage.run(found.length === 0 ? document : { include: found }, chosen)
    },
    [within, options] as const,
  )
}
