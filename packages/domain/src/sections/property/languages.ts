/** Languages that guests are spoken to in, by ISO 639-1; the browser has their names. */
export const guestLanguages = [
  ...(['pl', 'en', 'de', 'uk', 'cs', 'sk', 'lt', 'lv', 'et', 'fr', 'es', 'it'] as const),
  ...(['nl', 'da', 'sv', 'no', 'fi', 'hu', 'ro', 'pt', 'ru', 'be', 'he', 'ar', 'zh', 'ja'] as const),
] as const

export type GuestLanguage = (typeof guestLanguages)[number]
