import { timeZone, type Language } from '@kontor/domain'

const locales: Record<Language, string> = { pl: 'pl-PL', en: 'en-GB' }

/** Day and minute with the name of the zone, for instance `29 listopada 2026 10:00 CET`. */
export const writtenTime = (time: number, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(time)
