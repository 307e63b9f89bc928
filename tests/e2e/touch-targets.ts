import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * Every control must have 44 by 44 pixels for a finger; with an open dialog or menu, every control in it. It measures the
 * area that receives the touch, which may be larger than the visible control. Links within a sentence are excepted, as in
 * WCAG 2.5.8: a line of text has no room for them.
 */
export const expectTouchTargets = async (page: Page, screen: string): Promise<void> => {
  expect.soft(await page.evaluate(smallTargets), screen).toEqual([])
}

const smallTargets = (): string[] => {
  const least = 44
  const operable =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, ' +
    '[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option], [role=gridcell][tabindex]'
  const visibleIn = (root: ParentNode, selector: string): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>(selector)].filter((node) =>
      node.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    )
  const layer = visibleIn(document, '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]').at(-1)

  const isWithinSentence = (node: HTMLElement): boolean =>
    getComputedStyle(node).display === 'inline' &&
    [...(node.parentElement?.childNodes ?? [])].some(
      (beside) => beside.nodeType === Node.TEXT_NODE && (beside.textContent ?? '').trim() !== '',
    )
  const isUnseen = (node: HTMLElement): boolean => {
    const { width, height } = node.getBoundingClientRect()
    return width < 2 || height < 2 || node.closest('.unseen, .skip') !== null
  }
  const arrives = (node: HTMLElement, x: number, y: number): boolean => {
    const hit = document.elementFromPoint(x, y)
    if (hit === null) return false
    return node.contains(hit) || hit.closest('label')?.control === node || hit.closest('label') === node
  }
  const reach = (node: HTMLElement, dx: number, dy: number): number => {
    const { x, y, width, height } = node.getBoundingClientRect()
    let pixels = 0
    while (pixels < least && arrives(node, x + width / 2 + dx * (pixels + 1), y + height / 2 + dy * (pixels + 1)))
      pixels += 1
    return pixels
  }
  return visibleIn(layer ?? document, operable)
    .filter((node) => !node.matches(':disabled, [aria-disabled=true]') && !isWithinSentence(node) && !isUnseen(node))
    .flatMap((node) => {
      node.scrollIntoView({ block: 'center', inline: 'center' })
      const width = reach(node, -1, 0) + reach(node, 1, 0) + 1
      const height = reach(node, 0, -1) + reach(node, 0, 1) + 1
      // Its middle may be between two pixels.
      if (width >= least - 1 && height >= least - 1) return []
      const name = node.getAttribute('aria-label') ?? (node.textContent?.trim() || node.getAttribute('name')) ?? ''
      return [`${node.tagName.toLowerCase()}.${node.className} “${name.slice(0, 40)}” ${width}×${height}`]
    })
}
