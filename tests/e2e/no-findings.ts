import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** What opens over a page and makes the rest of it inert. The page below is checked by itself. */
const layers = '[role=dialog], [role=alertdialog], [role=menu]'

/**
 * Demands that axe finds nothing on this screen, in both themes. Themes differ in colours alone, so the dark one is
 * checked for contrast only. With a dialog or a menu open, all rules run on that, and the rest of the page is checked
 * for what can still be focused there.
 */
export const expectNoFindings = async (page: Page, screen: string): Promise<void> => {
  const layer = (await page.locator(layers).filter({ visible: true }).count()) > 0 ? layers : null
  const expectNone = async (axe: AxeBuilder, theme: string): Promise<void> => {
    // Axe then makes its report in this page instead of opening another one for it; there are no frames to join.
    const { violations } = await axe.setLegacyMode().analyze()
    const findings = violations.map(
      ({ id, nodes }) => `${screen}, ${theme}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
    expect.soft(findings).toEqual([])
  }
  const axe = () => (layer === null ? new AxeBuilder({ page }) : new AxeBuilder({ page }).include(layer))

  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNone(axe(), 'light')
  if (layer !== null) await expectNone(new AxeBuilder({ page }).withRules('aria-hidden-focus'), 'light, behind it')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNone(axe().withRules('color-contrast'), 'dark')
}

/** On a phone nothing scrolls sideways but what is meant to. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}
