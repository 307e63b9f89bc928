import { wireLimits, type SentMutation } from '@kontor/protocol'
import type { StoredMutation } from './ports/login-storage.ts'

/** Room for the frame's own letters around the mutations. */
const envelopeBytes = 1_024

/** The mutations in order, as they travel, in portions that fit into one message each (S2, S11). */
export const mutationChunks = (mutations: readonly StoredMutation[]): readonly (readonly SentMutation[])[] => {
  const chunks: SentMutation[][] = []
  let chunk: SentMutation[] = []
  let bytes = envelopeBytes
  for (const { id, name, version, args } of mutations) {
    const sent: SentMutation = { id, name, version, args }
    const size = new TextEncoder().encode(JSON.stringify(sent)).length + 1
    const full = chunk.length === wireLimits.mutationsPerMessageMax || bytes + size > wireLimits.frameBytesMax
    if (full && chunk.length > 0) {
      chunks.push(chunk)
      chunk = []
      bytes = envelopeBytes
    }
    chunk.push(sent)
    bytes += size
  }
  return chunk.length > 0 ? [...chunks, chunk] : chunks
}
