import type { Network } from '../ports/network.ts'

export const browserNetwork = (): Network => ({
  get online() {
    return navigator.onLine
  },
  subscribe: (listener) => {
    addEventListener('online', listener)
    addEventListener('offline', listener)
    return () => {
      removeEventListener('online', listener)
      removeEventListener('offline', listener)
    }
  },
})
