import type { Locks } from '../ports/locks.ts'

/**
 * Web Locks. Browsers offer them on https and localhost only, and not to a site that may store nothing. Without them every
 * tab may send: the server gives each mutation one outcome all the same (S1).
 */
export const browserLocks = (): Locks => ({
  hold: (name, held) => {
    const locks = navigator.locks as LockManager | undefined
    const leaving = new AbortController()
    if (locks === undefined) {
      queueMicrotask(() => !leaving.signal.aborted && held())
      return () => leaving.abort()
    }
    const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
    const request = locks.request(name, { signal: leaving.signal }, () => {
      held()
      return left
    })
    // Leaving the line rejects the request too.
    request.catch(() => !leaving.signal.aborted && held())
    return () => leaving.abort()
  },
})
