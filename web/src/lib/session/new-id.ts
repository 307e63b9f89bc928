/** An id for a record or a mutation: 22 letters and digits. Works also where the page came over plain HTTP. */
export const newId = <Id extends string>(): Id => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  const bytes = crypto.getRandomValues(new Uint8Array(22))
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('') as Id
}
