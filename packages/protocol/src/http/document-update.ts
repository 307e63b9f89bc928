import * as v from 'valibot'

/**
 * `GET /api/documents/<documentName>/update?protocol&login&epoch&vector`: what a copy lacks, for a browser whose sockets are
 * blocked. `vector` is the copy's Yjs state vector, in base64url.
 */
export const DocumentUpdateSchema = v.object({
  epoch: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The server's clock, milliseconds since 1970. */
  now: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** A Yjs update, in base64; null when the copy must start over, as after the message `reset` (S8). */
  update: v.nullable(v.string()),
})
export type DocumentUpdate = v.InferOutput<typeof DocumentUpdateSchema>
