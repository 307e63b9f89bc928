import type { Language } from '@kontor/domain'

/** The first of our languages in the request's Accept-Language (RFC 9110); Polish when none is there. */
export const preferredLanguage = (headers: Headers | undefined): Language => {
  const languages = (headers?.get('accept-language') ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined)
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) }
    })
    .sort((one, other) => other.quality - one.quality)
  return languages.find(({ language }) => language === 'pl' || language === 'en')?.language === 'en' ? 'en' : 'pl'
}
