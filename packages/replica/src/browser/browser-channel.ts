import type { Channel } from '../ports/channel.ts'

export const openBrowserChannel = (name: string): Channel => {
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => channel.addEventListener('message', (event) => listener(event.data)),
    close: () => channel.close(),
  }
}
