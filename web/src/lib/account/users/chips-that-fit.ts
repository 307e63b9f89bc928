/** The width of a chip without its letters, and of a letter, in pixels of the look: wide enough for any letters. */
const chipPx = 18
const letterPx = 6.2
/** The gap between two chips; counted with each, so once too often. */
const gapPx = 4
/** `+2` at the end. */
const restPx = 36

/**
 * How many of these names fit the width in pixels; the rest are counted in one chip (chips never wrap in a table). The
 * first is always shown, cut if it must be, because a number alone is useless.
 */
export const chipsThatFit = (names: readonly string[], roomPx: number): number => {
  const widths = names.map((name) => chipPx + letterPx * name.length)
  if (sum(widths) <= roomPx) return names.length
  let fitting = Math.min(1, names.length)
  while (fitting < names.length && sum(widths.slice(0, fitting + 1)) <= roomPx - restPx) fitting += 1
  return fitting
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, -gapPx)
