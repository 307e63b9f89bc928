import { timeZone } from '@kontor/domain'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/**
 * What a clock on the wall shows in the zone of the product, as the UTC time that reads the same: an hour past midnight in
 * Warsaw is an hour past midnight here. Only for taking days, hours and minutes apart.
 */
export const wallClock = (time: number): Date => {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = ''] =
    /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(parts.format(time)) ?? []
  const shown = new Date(0)
  shown.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  shown.setUTCHours(Number(hour), Number(minute), Number(second))
  return shown
}

/** The time at which that clock shows a day's midnight. The clocks change at night, never at midnight. */
export const midnightOf = (year: number, month: number, day: number): number => {
  const shown = Date.UTC(year, month - 1, day)
  const offset = (time: number): number => wallClock(time).getTime() - time
  return shown - offset(shown - offset(shown))
}
