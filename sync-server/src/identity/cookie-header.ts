/** The `cookie` header that a browser would send after receiving these `set-cookie` lines; null when none is left. */
export const cookieHeader = (setCookie: readonly string[]): string | null => {
  const pairs = setCookie
    .filter((line) => !/;\s*max-age=0(;|$)/i.test(line))
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => /=./.test(pair))
  return pairs.length === 0 ? null : pairs.join('; ')
}
