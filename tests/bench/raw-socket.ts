import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import type { Person } from '../server/person.ts'

const opcodes = { close: 8, ping: 9, pong: 10 } as const

export interface RawSocketOptions {
  /** Whether it answers the server's close, as every browser does, at once. */
  readonly answersClose: boolean
}

/** A websocket read byte by byte, so that nothing that the server sends is passed over by a library (RFC 6455). */
export class RawSocket {
  /** The payloads of all messages, in order. */
  readonly messages: Buffer[] = []
  /** The code of the server's close frame; null before. */
  closeCode: number | null = null
  /** Bytes that came behind the close frame. There must be none. */
  bytesAfterClose = 0
  /** Milliseconds since 1970, with fractions. */
  lastByteAt = 0
  endedAt = 0
  readonly ended: Promise<void>
  readonly #connection: Socket
  readonly #options: RawSocketOptions
  #unread: Buffer = Buffer.alloc(0)

  private constructor(connection: Socket, head: Buffer, options: RawSocketOptions) {
    this.#connection = connection
    this.#options = options
    this.ended = new Promise((resolve) => {
      connection.once('close', () => {
        this.endedAt = timeNow()
        resolve()
      })
    })
    connection.on('error', () => undefined)
    connection.on('data', (bytes: Buffer) => this.#receive(bytes))
    this.#receive(head)
  }

  /** Resolves when the server has said its first word. */
  static async open(
    person: Person,
    document: string,
    options: RawSocketOptions = { answersClose: true },
  ): Promise<RawSocket> {
    const socket = await new Promise<RawSocket>((opened, failed) => {
      const asked = request(`${person.kontor.origin}/sync/${document}`, {
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
          cookie: person.cookie,
        },
      })
      asked.once('error', failed)
      asked.once('response', ({ statusCode }) => failed(new Error(`${document} was answered with ${statusCode}`)))
      asked.once('upgrade', (_answer, connection, head) => opened(new RawSocket(connection as Socket, head, options)))
      asked.end()
    })
    while (socket.messages.length === 0 && socket.closeCode === null) await new Promise((wait) => setTimeout(wait, 1))
    if (socket.closeCode !== null) throw new Error(`${document} was closed with ${socket.closeCode}`)
    return socket
  }

  answerClose(): void {
    this.#send(opcodes.close, Buffer.alloc(0))
  }

  destroy(): void {
    this.#connection.destroy()
  }

  #receive(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.lastByteAt = timeNow()
    if (this.closeCode !== null) {
      this.bytesAfterClose += bytes.length
      return
    }
    this.#unread = Buffer.concat([this.#unread, bytes])
    for (let frame = this.#nextFrame(); frame !== null; frame = this.#nextFrame()) this.#take(frame)
  }

  #take({ opcode, payload }: Frame): void {
    if (opcode === opcodes.ping) this.#send(opcodes.pong, payload)
    else if (opcode === opcodes.close) {
      this.closeCode = payload.readUInt16BE(0)
      this.bytesAfterClose += this.#unread.length
      this.#unread = Buffer.alloc(0)
      if (this.#options.answersClose) this.answerClose()
    } else if (opcode !== opcodes.pong) this.messages.push(payload)
  }

  #nextFrame(): Frame | null {
    const bytes = this.#unread
    const short = (bytes[1] ?? 0) & 0x7f
    const headLength = short === 127 ? 10 : short === 126 ? 4 : 2
    if (bytes.length < headLength) return null
    const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
    if (bytes.length < headLength + length) return null
    this.#unread = bytes.subarray(headLength + length)
    return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(headLength, headLength + length) }
  }

  /** Short control frames only. A client masks what it sends; a mask of zeros leaves the payload as it is. */
  #send(opcode: number, payload: Buffer): void {
    const head = Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0])
    if (this.#connection.writable) this.#connection.write(Buffer.concat([head, payload]))
  }
}

interface Frame {
  readonly opcode: number
  readonly payload: Buffer
}

const timeNow = (): number => performance.timeOrigin + performance.now()
