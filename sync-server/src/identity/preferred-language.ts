import type { Language } from '@kontor/domain'

/** The first of our languages that the request asks for (RFC 9110, Accept-Language); Polish when it asks for none. */
export const preferredLanguage = (headers: Headers | undefined): Language => {
  const asked = (headers?.get('accept-language') ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined)
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) }
    })
    .sort((one, other) => other.quality - one.quality)
  return asked.find(({ language }) => language === 'pl' || language === 'en')?.language === 'en' ? 'en' : 'pl'
}
