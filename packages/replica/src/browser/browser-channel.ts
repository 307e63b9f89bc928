import type { Channel } from '../ports/channel.ts'

export const openBrowserChannel = (name: string): Channel => {
  const channel = broadcastChannel(name)
  if (channel === null) return { post: () => undefined, listen: () => undefined, close: () => undefined }
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => channel.addEventListener('message', (event) => listener(event.data)),
    close: () => channel.close(),
  }
}

/** Null where the browser allows none: then each tab follows the storage and the server by itself. */
const broadcastChannel = (name: string): BroadcastChannel | null => {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}
