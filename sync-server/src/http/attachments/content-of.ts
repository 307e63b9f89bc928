import type { Context } from 'hono'

/**
 * The bytes of a body, or null as soon as there are more than `bytesMax`; the rest is not read then. A wrong or missing
 * `Content-Length` changes nothing.
 */
export const contentOf = async (context: Context, bytesMax: number): Promise<Uint8Array | null> => {
  if (Number(context.req.header('content-length') ?? 0) > bytesMax) return null
  const body = context.req.raw.body
  if (body === null) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.byteLength
    if (bytes > bytesMax) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
