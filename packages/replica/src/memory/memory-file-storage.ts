import type { FileEntry, FilePlace, FileStorage, OpenFileStorage } from '../ports/file-storage.ts'

interface Kept {
  readonly entry: FileEntry
  readonly content: Uint8Array
}

/** The files of all logins of one browser. Pass the same function to each of its tabs. */
export const memoryFileStorages = (): OpenFileStorage => {
  const logins = new Map<string, Map<string, Kept>>()
  return (loginId) => {
    const files = (): Map<string, Kept> => {
      const known = logins.get(loginId) ?? new Map<string, Kept>()
      logins.set(loginId, known)
      return known
    }
    return {
      add: async (entry, content) => void files().set(keyOf(entry), { entry, content: content.slice() }),
      read: async (place) => files().get(keyOf(place))?.content.slice() ?? null,
      entries: async () => [...files().values()].map(({ entry }) => entry),
      remove: async (place) => void files().delete(keyOf(place)),
      erase: async () => void logins.delete(loginId),
    } satisfies FileStorage
  }
}

const keyOf = ({ document, sha256 }: FilePlace): string => `${document} ${sha256}`
