const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-'

/**
 * 22 characters, 130 random bits or so. Not `crypto.randomUUID`, which browsers keep from pages that come over plain http.
 * The first character is a letter or a digit, as every id's.
 */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(22))
  return [...bytes].map((byte, place) => alphabet[place === 0 ? byte % 62 : byte % 64]).join('')
}
