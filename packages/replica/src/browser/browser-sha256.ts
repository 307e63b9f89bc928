import { hexOf, sha256Of } from '../sha256.ts'

/** By the browser itself where it offers that, which is on https and localhost only; 10 MB take it an instant. */
export const browserSha256 = async (content: Uint8Array<ArrayBuffer>): Promise<string> => {
  const subtle = crypto.subtle as SubtleCrypto | undefined
  return subtle === undefined ? sha256Of(content) : hexOf(new Uint8Array(await subtle.digest('SHA-256', content)))
}
