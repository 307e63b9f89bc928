import { expect, type Locator, type Page } from '@playwright/test'

/** Goes to a control as a person without a mouse does: Tab by Tab. Fails when it cannot be reached. */
export const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await expect(control).toBeVisible()
  for (let steps = 0; steps < 150; steps += 1) {
    if (await hasFocus(control)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${control.toString()}`)
}

const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))

export const typeInto = async (page: Page, field: Locator, text: string): Promise<void> => {
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

export const pressOn = async (page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

/** Opens a menu and walks down to an item with the arrows. */
export const chooseFromMenu = async (page: Page, button: Locator, item: Locator): Promise<void> => {
  await pressOn(page, button)
  await expect(item).toBeVisible()
  for (let steps = 0; steps < 30 && !(await hasFocus(item)); steps += 1) await page.keyboard.press('ArrowDown')
  expect(await hasFocus(item)).toBe(true)
  await page.keyboard.press('Enter')
}

/** Ticks a box, or marks one of several, with the space bar. */
export const tick = async (page: Page, box: Locator): Promise<void> => {
  await tabTo(page, box)
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
}
