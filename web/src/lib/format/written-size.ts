import { getLocale } from '#lib/paraglide/runtime.js'

const units = ['kB', 'MB', 'GB', 'TB'] as const

/**
 * A size in bytes as people read it, in steps of a thousand.
 *
 * @example written(38_000_000_000) // '38 GB'
 */
export const written = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  let size = bytes / 1000
  let step = 0
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000
    step += 1
  }
  const digits = { maximumFractionDigits: size < 10 ? 1 : 0 }
  return `${size.toLocaleString(getLocale(), digits)} ${units[step]}`
}
