/** What a page says to the service worker of a newer build that waits. */
export interface TakeOver {
  /** Of the page: the worker takes over from the one before if it is its own. */
  readonly takeOver: string
}

/**
 * Tells a waiting service worker, now and later, that a page of its version came fresh from the server: it need not wait
 * until every page is closed. A page of an older version leaves it waiting, because it may still need the older files.
 */
export const greetNewestWorker = async (version: string): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration === undefined) return
  const greet = (worker: ServiceWorker | null) => worker?.postMessage({ takeOver: version } satisfies TakeOver)
  const greetOnceInstalled = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') greet(worker)
    })
  greet(registration.waiting)
  greetOnceInstalled(registration.installing)
  registration.addEventListener('updatefound', () => greetOnceInstalled(registration.installing))
}
