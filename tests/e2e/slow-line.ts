import type { BrowserContext } from '@playwright/test'

const socketDelayMs = Number(process.env['KONTOR_SLOW_LINE'] ?? 0)
/** A page is many requests one after another, so each waits for less. */
const requestDelayMs = socketDelayMs / 5

/**
 * Holds back for `KONTOR_SLOW_LINE` milliseconds everything that a browser sends by socket, and every request for a
 * fifth of that. A screen shows a change at once, before the server has it, and a page before its next one is there:
 * over a slow line a story that goes on without waiting for them fails each time, and not only on a busy machine.
 */
export const slowDown = async (context: BrowserContext): Promise<void> => {
  if (socketDelayMs === 0) return
  await context.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => setTimeout(() => server.send(message), socketDelayMs))
  })
  await context.route(/./, async (route) => {
    await new Promise((wait) => setTimeout(wait, requestDelayMs))
    await route.continue()
  })
}
