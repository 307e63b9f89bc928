export interface WireFrame {
  readonly opcode: number
  readonly payload: Uint8Array<ArrayBuffer>
}

export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/**
 * Reads what a websocket server writes, piece by piece (RFC 6455): first the answer to the upgrade, then frames. Servers
 * do not mask, and `ws` sends each message as one frame.
 */
export class FrameReader {
  #bytes = Buffer.alloc(0)
  #upgraded = false
  readonly #onUpgrade: (status: number) => void
  readonly #onFrame: (frame: WireFrame) => void

  constructor(listeners: {
    readonly onUpgrade: (status: number) => void
    readonly onFrame: (frame: WireFrame) => void
  }) {
    this.#onUpgrade = listeners.onUpgrade
    this.#onFrame = listeners.onFrame
  }

  read(chunk: Uint8Array): void {
    this.#bytes = this.#bytes.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#bytes, chunk])
    if (!this.#upgraded && !this.#readUpgrade()) return
    for (let frame = this.#takeFrame(); frame !== null; frame = this.#takeFrame()) this.#onFrame(frame)
  }

  #readUpgrade(): boolean {
    const end = this.#bytes.indexOf('\r\n\r\n')
    if (end < 0) return false
    const status = Number(this.#bytes.toString('latin1', 9, 12))
    this.#bytes = this.#bytes.subarray(end + 4)
    this.#upgraded = true
    this.#onUpgrade(status)
    return true
  }

  #takeFrame(): WireFrame | null {
    const bytes = this.#bytes
    if (bytes.length < 2) return null
    const short = (bytes[1] ?? 0) & 0x7f
    const start = short === 126 ? 4 : short === 127 ? 10 : 2
    if (bytes.length < start) return null
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
    if (bytes.length < start + length) return null
    const payload = new Uint8Array(bytes.subarray(start, start + length))
    this.#bytes = bytes.subarray(start + length)
    return { opcode: (bytes[0] ?? 0) & 0x0f, payload }
  }
}

/** A frame as a browser writes it: masked, here with zeros. */
export const clientFrame = (opcode: number, payload: Uint8Array): Uint8Array => {
  const { length } = payload
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.alloc(start + 4 + length)
  bytes[0] = 0x80 | opcode
  bytes[1] = 0x80 | (start === 2 ? length : start === 4 ? 126 : 127)
  if (start === 4) bytes.writeUInt16BE(length, 2)
  if (start === 10) bytes.writeBigUInt64BE(BigInt(length), 2)
  bytes.set(payload, start + 4)
  return bytes
}
