import type { Page } from '@playwright/test'

/** From the key to the frame that shows its rows, in the page's own time: the screen follows within one task. */
export const keyToRows = (page: Page, key: string): Promise<number> =>
  page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]')
    if (input === null) throw new Error('no list')
    const started = performance.now()
    input.value += typed
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await new Promise(requestAnimationFrame)
    await new Promise((drawn) => setTimeout(drawn))
    return performance.now() - started
  }, key)
