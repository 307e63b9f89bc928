import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One client's presence, as y-protocols writes it. A null state removes it. */
export interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: unknown
}

export const writeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(encoder, clientId)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  })

/** Reads untrusted bytes; a state over the bound is left out. Null when they are truncated. */
export const readAwareness = (update: Uint8Array, stateLengthMax: number): readonly AwarenessEntry[] | null => {
  try {
    const decoder = decoding.createDecoder(update)
    const entries: AwarenessEntry[] = []
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const text = decoding.readVarString(decoder)
      if (text.length <= stateLengthMax) entries.push({ clientId, clock, state: JSON.parse(text) as unknown })
    }
    return entries
  } catch {
    return null
  }
}
