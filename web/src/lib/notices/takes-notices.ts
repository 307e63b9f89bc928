/** What the service worker says to a page when its notification was touched. */
export interface OpenPath {
  readonly openPath: string
}

/** Listens to the service worker; the returned function ends it. Only a path of this site is opened. */
export const takesNotices = (open: (path: string) => void): (() => void) => {
  if (!('serviceWorker' in navigator)) return () => undefined
  const { serviceWorker } = navigator
  const take = ({ data }: MessageEvent<Partial<OpenPath> | null>): void => {
    const path = data?.openPath
    if (typeof path === 'string' && /^\/(?!\/)/.test(path)) open(path)
  }
  serviceWorker.addEventListener('message', take)
  return () => serviceWorker.removeEventListener('message', take)
}
