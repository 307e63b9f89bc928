const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Warsaw',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in Poland at this moment, as `2026-11-27`. */
export const dayOf = (moment: number): string => day.format(moment)
