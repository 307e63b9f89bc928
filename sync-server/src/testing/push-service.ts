import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export interface ReceivedPush {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A push service on this machine: it keeps what it is given, and answers what a test says. */
export const openPushService = async (certificate: { readonly cert: string; readonly key: string }) => {
  const received: ReceivedPush[] = []
  const state = { answer: 201 }
  const server = createServer(certificate, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => void pieces.push(piece))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      received.push({ path: request.url ?? '', headers, body: Buffer.concat(pieces) })
      response.writeHead(state.answer).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return {
    received,
    state,
    endpoint: (of: string) => `https://localhost:${(server.address() as AddressInfo).port}/${of}`,
    close,
  }
}
