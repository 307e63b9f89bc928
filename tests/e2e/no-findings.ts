import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

const themes = ['light', 'dark'] as const

/** Demands that axe finds nothing, in the theme that the system asks for, on the screen as it stands. */
export const expectNoFindings = async (page: Page, screen: string): Promise<void> => {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const findings = violations.map(
      ({ id, nodes }) => `${screen}, ${theme}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
    expect.soft(findings).toEqual([])
  }
}

/** On a phone nothing scrolls sideways but what is meant to. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}
