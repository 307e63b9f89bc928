/** An amount as people type it, `1 153`, `1153,5` or `1 153,00 zł`, in grosz; null: it is none. */
export const typedAmount = (text: string): number | null => {
  const found = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text.replace(/zł$/i, '').replace(/\s/g, ''))
  if (found === null) return null
  const [, whole = '', part = ''] = found
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** For a field: `1153,00`. */
export const amountToType = (grosz: number): string => (grosz / 100).toFixed(2).replace('.', ',')

/** A whole number as people type it; null: it is none. */
export const typedCount = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text.trim()) : null)
