import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Socket } from 'node:net'

const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/**
 * A websocket that costs this side almost nothing (RFC 6455), so that the server is what is measured: it counts bytes,
 * answers pings, and gives the payload of each message to those who want it.
 */
export class Line {
  bytes = 0
  closeCode: number | null = null
  readonly #connection: Socket
  readonly #onMessage: ((payload: Buffer) => void) | null
  readonly #onClose: (code: number) => void
  #unread: Buffer[] = []
  #unreadBytes = 0
  /** Bytes that are needed before a message can be read: a long one comes in many pieces. */
  #neededBytes = 0

  private constructor(connection: Socket, head: Buffer, options: LineOptions) {
    this.#connection = connection
    this.#onMessage = options.onMessage ?? null
    this.#onClose = options.onClose
    connection.setNoDelay(true)
    connection.on('error', () => undefined)
    connection.on('data', (bytes: Buffer) => this.#receive(bytes))
    connection.once('close', () => this.#onClose(this.closeCode ?? 1006))
    if (head.length > 0) this.#receive(head)
  }

  static open(url: string, options: LineOptions): Promise<Line> {
    return new Promise((opened, failed) => {
      const asked = request(url, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
          ...options.headers,
        },
      })
      asked.once('error', failed)
      asked.once('response', ({ statusCode }) => failed(new Error(`${url} was answered with ${statusCode}`)))
      asked.once('upgrade', (_answer, connection, head) => opened(new Line(connection as Socket, head, options)))
      asked.end()
    })
  }

  /** Several messages leave in one write, as they do when a browser sends them in one turn. */
  send(payloads: readonly Uint8Array[]): void {
    if (this.#connection.writable) this.#connection.write(Buffer.concat(payloads.flatMap(binaryFrame)))
  }

  destroy(): void {
    this.#connection.destroy()
  }

  #receive(chunk: Buffer): void {
    this.bytes += chunk.length
    this.#unread.push(chunk)
    this.#unreadBytes += chunk.length
    if (this.#unreadBytes < this.#neededBytes) return
    const bytes = this.#unread.length === 1 ? chunk : Buffer.concat(this.#unread)
    let at = 0
    for (;;) {
      const head = readHead(bytes, at)
      this.#neededBytes = (head?.end ?? at) - at
      if (head === null || head.end > bytes.length) break
      this.#take(head.opcode, bytes, head.start, head.end)
      at = head.end
    }
    this.#unread = at === bytes.length ? [] : [bytes.subarray(at)]
    this.#unreadBytes = bytes.length - at
  }

  #take(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (opcode === opcodes.binary) this.#onMessage?.(bytes.subarray(start, end))
    else if (opcode === opcodes.close) this.closeCode = end - start >= 2 ? bytes.readUInt16BE(start) : 1005
    else if (opcode === opcodes.ping) this.#connection.write(Buffer.from([0x80 | opcodes.pong, 0x80, 0, 0, 0, 0]))
  }
}

export interface LineOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly onMessage?: ((payload: Buffer) => void) | undefined
  readonly onClose: (code: number) => void
}

const readHead = (bytes: Buffer, at: number): { opcode: number; start: number; end: number } | null => {
  if (bytes.length < at + 2) return null
  const short = (bytes[at + 1] ?? 0) & 0x7f
  const start = at + (short === 127 ? 10 : short === 126 ? 4 : 2)
  if (bytes.length < start) return null
  const length =
    short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short === 126 ? bytes.readUInt16BE(at + 2) : short
  return { opcode: (bytes[at] ?? 0) & 0x0f, start, end: start + length }
}

/** A client masks what it sends; a mask of zeros leaves the payload as it is. */
const binaryFrame = (payload: Uint8Array): readonly Uint8Array[] => {
  const { length } = payload
  const long = Buffer.alloc(8)
  long.writeBigUInt64BE(BigInt(length))
  const size =
    length < 126 ? [0x80 | length] : length < 65_536 ? [0x80 | 126, ...long.subarray(6)] : [0x80 | 127, ...long]
  return [Buffer.from([0x80 | opcodes.binary, ...size, 0, 0, 0, 0]), payload]
}
