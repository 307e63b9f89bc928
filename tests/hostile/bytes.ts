/** lib0's encoding, written by hand: an attacker does not use the library of the server. */
export type Part = number | readonly number[] | Uint8Array

export const bytesOf = (...parts: readonly Part[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])))

export const varUint = (value: number): readonly number[] => {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128))
  return [...bytes, rest]
}

/** A length, then the bytes. */
export const varBytes = (bytes: Uint8Array): Uint8Array => bytesOf(varUint(bytes.length), bytes)

export const varText = (text: string): Uint8Array => varBytes(Buffer.from(text))

/** A sync message: step 1 (0), step 2 (1) or update (2). */
export const syncBytes = (kind: number, content: Uint8Array): Uint8Array => bytesOf(0, varUint(kind), varBytes(content))

export interface ClaimedPresence {
  readonly clientId: number
  readonly clock: number
  /** The payload of the frame: JSON, or bytes in place of it. */
  readonly state: string
}

export const presenceBytes = (claims: readonly ClaimedPresence[]): Uint8Array =>
  bytesOf(
    1,
    varBytes(
      bytesOf(
        varUint(claims.length),
        ...claims.map(({ clientId, clock, state }) => bytesOf(varUint(clientId), varUint(clock), varText(state))),
      ),
    ),
  )

/** One of our messages, from whatever text. */
export const upBytes = (json: string): Uint8Array => bytesOf(100, varText(json))
