/** Short texts that the browser stores for this site. Reading and writing never fail. */
export interface KeptTexts {
  read(key: string): string | null
  write(key: string, text: string): void
  forget(key: string): void
  keys(): readonly string[]
}

/**
 * A text that the storage rejects, because the browser allows none or it is full, lasts as long as the page. `storage`
 * is a function: in some browsers reading `localStorage` throws.
 */
export const keptTexts = (storage: () => Storage): KeptTexts => {
  const inMemory = new Map<string, string>()
  const attempt = <Result>(work: (storage: Storage) => Result, otherwise: Result): Result => {
    try {
      return work(storage())
    } catch {
      return otherwise
    }
  }
  return {
    read: (key) => inMemory.get(key) ?? attempt((kept) => kept.getItem(key), null),
    write: (key, text) => {
      inMemory.delete(key)
      const isKept = attempt((kept) => {
        kept.setItem(key, text)
        return true
      }, false)
      if (!isKept) inMemory.set(key, text)
    },
    forget: (key) => {
      inMemory.delete(key)
      attempt((kept) => kept.removeItem(key), undefined)
    },
    keys: () => {
      const kept = attempt((storage) => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? ''), [])
      return [...new Set([...kept, ...inMemory.keys()])]
    },
  }
}

/** Shared by all tabs of this browser. */
export const browserTexts = keptTexts(() => localStorage)

/** Of this tab alone; survives its reload. */
export const tabTexts = keptTexts(() => sessionStorage)
