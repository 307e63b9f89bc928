import { m } from '#lib/paraglide/messages.js'
import { inList } from '#lib/words/in-list.ts'

/** `495, 495 i 420`; one value where all are the same; the least and the greatest of many. */
export const valueList = (values: readonly (number | null)[], text: (value: number) => string): string => {
  const written = values.map((value) => (value === null ? m.calendar_none_set() : text(value)))
  if (new Set(written).size === 1) return written[0] ?? ''
  if (values.length <= 4) return inList(written)
  const known = values.filter((value) => value !== null)
  const [least, most] = [text(Math.min(...known)), text(Math.max(...known))]
  return least === most ? `${m.calendar_none_set()}, ${least}` : `${least} – ${most}`
}
