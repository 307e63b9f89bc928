/** What one chip takes beside its letters, and a letter, in pixels of the look: narrow enough to be right, whatever the letters. */
const chipPx = 18
const letterPx = 6.2
/** Between two chips; counted with each, so one too many. */
const gapPx = 4
/** `+2` at the end. */
const restPx = 36

/**
 * How many of these names fit into so many pixels; the rest are counted in one chip (chips never wrap in a table). The
 * first is always shown, cut where it must be: a number alone says nothing.
 */
export const chipsThatFit = (names: readonly string[], roomPx: number): number => {
  const widths = names.map((name) => chipPx + letterPx * name.length)
  if (sum(widths) <= roomPx) return names.length
  let fitting = Math.min(1, names.length)
  while (fitting < names.length && sum(widths.slice(0, fitting + 1)) <= roomPx - restPx) fitting += 1
  return fitting
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, -gapPx)
