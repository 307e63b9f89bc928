import type { BrowserContext, Page } from '@playwright/test'
import { framesHold } from '../server/plain-client.ts'

/** What one browser has received and what it keeps: frames, answers, caches, databases and storages. */
export interface Received {
  /** Those of the texts that are anywhere in it; looks at what is kept now. */
  readonly found: (texts: readonly string[]) => Promise<readonly string[]>
  /** How much there is of each kind, so that a search through nothing is noticed. */
  readonly counts: () => Promise<{ frames: number; answers: number; caches: number; records: number }>
}

/** Records from now on; call it before the first page opens. */
export const recordEverything = (context: BrowserContext, page: Page): Received => {
  const frames: Uint8Array[] = []
  const answers: Promise<Uint8Array>[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload as string | Buffer))),
  )
  // An answer without a body, or one whose page is gone, has nothing to keep.
  context.on('response', (response) => answers.push(response.body().catch(() => Buffer.alloc(0))))
  const kept = async () => {
    const { caches, records } = await page.evaluate(readKept)
    return { caches: caches.map(bytesOf), records: records.map(bytesOf) }
  }
  return {
    found: async (texts) => {
      const { caches, records } = await kept()
      const everything = [...frames, ...(await Promise.all(answers)), ...caches, ...records]
      return texts.filter((text) => framesHold(everything, text))
    },
    counts: async () => {
      const { caches, records } = await kept()
      return { frames: frames.length, answers: answers.length, caches: caches.length, records: records.length }
    },
  }
}

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64')

/** Runs in the page: every answer in its caches, every value in its databases and storages, in base 64. */
const readKept = async (): Promise<{ caches: string[]; records: string[] }> => {
  const base64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
    return btoa(text)
  }
  const utf8 = (text: string): string => base64(new TextEncoder().encode(text))
  const inside = (value: unknown): string[] => {
    if (value instanceof Uint8Array) return [base64(value)]
    if (value instanceof ArrayBuffer) return [base64(new Uint8Array(value))]
    if (typeof value === 'string') return [utf8(value)]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, part]) => [utf8(key), ...inside(part)])
  }
  const cached: string[] = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const answer = await cache.match(request)
      if (answer !== undefined) cached.push(utf8(request.url), base64(new Uint8Array(await answer.arrayBuffer())))
    }
  }
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('the database did not answer'))
    })
  const records: string[] = []
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue
    records.push(utf8(name))
    const database = await settled(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store)
      records.push(...inside(await settled(objects.getAll())), ...inside(await settled(objects.getAllKeys())))
    }
    database.close()
  }
  for (const storage of [localStorage, sessionStorage]) records.push(...inside({ ...storage }))
  return { caches: cached, records }
}
