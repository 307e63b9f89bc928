import type { Duplex } from 'node:stream'

const reasons = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const

/** Answers an upgrade request with plain HTTP. A browser cannot see the status; y-websocket tries again later. */
export const refuseUpgrade = (socket: Duplex, status: keyof typeof reasons): void => {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
