import type { CopyPlace, KeptCopy, LoginStorage, StoredMutation, StoredTrayEntry } from '../ports/login-storage.ts'

/** What each login keeps in one browser: hand the same function to each of its tabs. */
export const memoryLoginStorages = (): ((loginId: string) => Promise<LoginStorage>) => {
  const contents = new Map<string, Content>()
  return async (loginId) => {
    const content = contents.get(loginId) ?? { pending: [], tray: [], access: null, copies: [] }
    contents.set(loginId, content)
    return memoryLoginStorage(content, () => contents.delete(loginId))
  }
}

interface Content {
  pending: StoredMutation[]
  tray: StoredTrayEntry[]
  access: unknown
  copies: KeptCopy[]
}

const memoryLoginStorage = (content: Content, forget: () => void): LoginStorage => ({
  readOutbox: async () => ({ pending: [...content.pending], tray: [...content.tray] }),
  add: async (mutations) => {
    content.pending.push(...mutations)
  },
  settle: async ({ accepted, refused }) => {
    for (const { id, refusal, at } of refused) {
      const mutation = content.pending.find((pending) => pending.id === id)
      if (mutation) content.tray.push({ ...mutation, refusal, refusedAt: at })
    }
    const gone = new Set([...accepted, ...refused.map(({ id }) => id)])
    content.pending = content.pending.filter(({ id }) => !gone.has(id))
  },
  sendAgain: async (id, again) => {
    const entry = content.tray.find((one) => one.id === id)
    if (entry === undefined) return
    const { refusal: _refusal, refusedAt: _refusedAt, ...mutation } = entry
    content.tray = content.tray.filter((one) => one !== entry)
    content.pending.push({ ...mutation, ...again })
  },
  drop: async (id) => {
    content.tray = content.tray.filter((entry) => entry.id !== id)
  },
  readAccess: async () => content.access,
  writeAccess: async (snapshot) => {
    content.access = snapshot
  },
  readCopies: async () => [...content.copies],
  writeCopy: async (copy) => {
    content.copies = [...content.copies.filter((other) => !samePlace(other, copy)), copy]
  },
  removeCopy: async (place) => {
    content.copies = content.copies.filter((other) => !samePlace(other, place))
  },
  close: () => undefined,
  erase: async () => {
    Object.assign(content, { pending: [], tray: [], access: null, copies: [] })
    forget()
  },
})

const samePlace = (one: CopyPlace, other: CopyPlace): boolean =>
  one.document === other.document && one.generation === other.generation
