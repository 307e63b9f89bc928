import type { Language } from '@kontor/domain'

const locales: Record<Language, string> = { pl: 'pl-PL', en: 'en-GB' }

/** Day and minute in the server's time zone, which is named: the reader's is not known. */
export const writtenTime = (time: number, language: Language, timeZone?: string): string =>
  new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(time)
