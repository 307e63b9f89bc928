import type { BrowserContext } from '@playwright/test'

const delayMs = Number(process.env['KONTOR_SLOW_LINE'] ?? 0)

/**
 * Holds back for `KONTOR_SLOW_LINE` milliseconds everything that a browser sends by socket. A screen shows a change at
 * once, before the server has it: over a slow line a story that goes on elsewhere without waiting for the server fails
 * each time, and not only on a busy machine. Requests are left alone: held back, they would pass by the service worker.
 */
export const slowDown = async (context: BrowserContext): Promise<void> => {
  if (delayMs === 0) return
  await context.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => setTimeout(() => server.send(message), delayMs))
  })
}
