import { WebSocket } from 'ws'

export interface HostileSocket {
  readonly websocket: WebSocket
  readonly frames: Buffer[]
  /** The first frame; a close without one fails it. */
  readonly firstFrame: Promise<Buffer>
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  isOpen(): boolean
  send(bytes: Uint8Array): void
  /** True once the server has gone through everything sent before; false when it closed instead. */
  wasHeard(): Promise<boolean>
  end(): void
}

/** A websocket with a person's session that sends any bytes. Resolves when it is open or closed. */
export const openHostileSocket = async (origin: string, cookie: string, path: string): Promise<HostileSocket> => {
  const websocket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${path}`, { headers: { cookie } })
  const frames: Buffer[] = []
  const closed = new Promise<number>((resolve) => websocket.once('close', resolve))
  websocket.on('error', () => undefined)
  websocket.on('message', (data) => void frames.push(data as Buffer))
  const firstFrame = new Promise<Buffer>((resolve, reject) => {
    websocket.once('message', (data) => resolve(data as Buffer))
    void closed.then((code) => reject(new Error(`closed with ${code} before a word was said`)))
  })
  firstFrame.catch(() => undefined)
  await Promise.race([new Promise((resolve) => websocket.once('open', resolve)), closed])
  const isOpen = (): boolean => websocket.readyState === WebSocket.OPEN
  return {
    websocket,
    frames,
    firstFrame,
    closed,
    isOpen,
    send: (bytes) => {
      if (isOpen()) websocket.send(bytes)
    },
    wasHeard: async () => {
      if (!isOpen()) return false
      const heard = new Promise<boolean>((resolve) => websocket.once('pong', () => resolve(true)))
      websocket.ping()
      return Promise.race([heard, closed.then(() => false)])
    },
    end: () => websocket.terminate(),
  }
}
