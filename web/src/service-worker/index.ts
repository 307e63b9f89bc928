import { assets, immutable } from '$app/manifest'
import { version } from '$app/env'
import { self } from '$app/service-worker'
import type { TakeOver } from '../lib/frame/newest-worker.ts'
import { handleNotices } from './notices.ts'

/**
 * Caches the app's shell, so that it opens without the server; the replica keeps the data. The page itself is in none
 * of the lists and is added by hand: every address of the app is this one page.
 */
const page = '/'
const cacheName = `kontor-${version}`
const shell = [page, ...immutable.map(({ path }) => `/${path}`), ...assets.map(({ path }) => `/${path}`)].map((path) =>
  path.replace(/^\/\//, '/'),
)
const kept = new Set(shell)
/** After this long the server counts as unreachable: a cached page is better than none. */
const pageWaitMs = 4_000

handleNotices()

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell.map(fresh))))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldVersions())
})

// A page of this version does not need the previous version's worker.
self.addEventListener('message', (event) => {
  if ((event.data as Partial<TakeOver> | null)?.takeOver === version) void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isServers(pathname)) return
  if (request.mode === 'navigate') event.respondWith(pageFromServerOrKept(request))
  else if (kept.has(pathname)) event.respondWith(keptOrFromServer(request, pathname))
})

/** Calls, sockets and the state of the server are never answered from the cache. */
const isServers = (pathname: string): boolean => /^\/(api|sync|healthz)(\/|$)/.test(pathname)

/** Bypasses the browser's own cache, which may still have the previous version's page. */
const fresh = (path: string): Request => new Request(path, { cache: path === page ? 'reload' : 'default' })

const pageFromServerOrKept = async (request: Request): Promise<Response> => {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(pageWaitMs) })
    // A proxy answers in place of an unreachable server.
    if (response.status < 500) return response
  } catch {
    // No server: the cached page opens instead.
  }
  const cache = await caches.open(cacheName)
  return (await cache.match(page)) ?? Response.error()
}

const keptOrFromServer = async (request: Request, pathname: string): Promise<Response> => {
  const cache = await caches.open(cacheName)
  return (await cache.match(pathname)) ?? fetch(request)
}

const forgetOldVersions = async (): Promise<void> => {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('kontor-') && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}
