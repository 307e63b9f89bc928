import type { Operation, Story } from './story/story.ts'
import type { Violation } from './witness/violations.ts'

/**
 * The shortest story that this finds which still fails: takes away ever smaller portions of operations, and then
 * browsers' further tabs, as long as the failure stays (delta debugging).
 */
export const shrink = async (story: Story, fails: (shorter: Story) => Promise<boolean>): Promise<Story> => {
  let operations = story.operations
  for (let size = Math.ceil(operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < operations.length;) {
      const shorter = without(operations, from, size)
      if (await fails({ ...story, operations: shorter })) operations = shorter
      else from += size
    }
  }
  let browsers = story.browsers
  for (const at of browsers.keys()) {
    const fewer = browsers.map((browser, place) => (place === at ? { ...browser, tabs: 1 } : browser))
    if (browsers[at]?.tabs !== 1 && (await fails({ ...story, browsers: fewer, operations }))) browsers = fewer
  }
  return { ...story, browsers, operations }
}

const without = (operations: readonly Operation[], from: number, size: number): readonly Operation[] => [
  ...operations.slice(0, from),
  ...operations.slice(from + size),
]

/** Do both break the same thing in the same way? A shorter story has other ids, and may break less. */
export const isAlike = (found: Violation | null, sought: Violation): boolean => {
  if (found?.invariant !== sought.invariant) return false
  const shapes = sought.about.split('; ').map(shapeOf)
  return found.about.split('; ').some((about) => shapes.includes(shapeOf(about)))
}

const shapeOf = (about: string): string => about.replace(/[\w-]*\d[\w-]*/g, '…')
