const made = new Map<string, Intl.DateTimeFormat>()

/** Making a format is slow, using one is quick; a list uses the same one a thousand times. English goes day first, as Polish does. */
const format = (locale: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${kind}`
  const known = made.get(key)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options)
  made.set(key, formatter)
  return formatter
}

/** `18 lis 2026` */
export const shortDate = (time: number, locale: string): string =>
  format(locale, 'short', { day: 'numeric', month: 'short', year: 'numeric' }).format(time)

/** `18 listopada 2026` */
export const longDate = (time: number, locale: string): string =>
  format(locale, 'long', { day: 'numeric', month: 'long', year: 'numeric' }).format(time)

/** `13:51` */
export const timeOfDay = (time: number, locale: string): string =>
  format(locale, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time)

/** `18 listopada 2026, 13:51:07` */
export const exactTime = (time: number, locale: string): string =>
  `${longDate(time, locale)}, ${format(locale, 'exact', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(time)}`

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-18`, in the place where the browser is: for files, which programs read. */
export const isoDate = (time: number): string => {
  const date = new Date(time)
  return `${String(date.getFullYear()).padStart(4, '0')}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

/** `2026-11-18 13:51` */
export const isoTime = (time: number): string => {
  const date = new Date(time)
  return `${isoDate(time)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** Whole days of the calendar from one time to another, in the place where the browser is; summer time counts as one day too. */
export const daysBetween = (from: number, to: number): number => {
  const midnight = (time: number): number => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  }
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}
