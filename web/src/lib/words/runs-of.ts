import type { MessagePart } from '#lib/paraglide/runtime.js'

export interface Run {
  readonly text: string
  readonly strong: boolean
}

/** The parts of a message as runs of plain and strong text. */
export const runsOf = (parts: readonly MessagePart[]): readonly Run[] => {
  const runs: Run[] = []
  let strong = false
  for (const part of parts) {
    if (part.type === 'text') runs.push({ text: part.value, strong })
    else strong = part.type === 'markup-start'
  }
  return runs
}

export const plainText = (parts: readonly MessagePart[]): string =>
  runsOf(parts)
    .map(({ text }) => text)
    .join('')
