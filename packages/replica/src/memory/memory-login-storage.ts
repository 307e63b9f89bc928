import type {
  CopyPlace,
  KeptCopy,
  LoginStorage,
  OpenLoginStorage,
  StoredMutation,
  StoredTrayEntry,
} from '../ports/login-storage.ts'

export interface MemoryLoginStorages {
  /** Pass the same function to each tab of one browser. */
  readonly open: (loginId: string, known?: Parameters<OpenLoginStorage>[1]) => Promise<LoginStorage>
  /** Deletes the content while tabs use it, as a browser does when the person clears the data of the site. */
  clear(loginId: string): void
}

export interface MemoryLoginStorageOptions {
  /** Tests use memory in place of a disk. In a browser without a database the content really ends with the page. */
  readonly isDurable?: boolean
}

/** The storages of all logins in one browser. */
export const memoryLoginStorages = ({ isDurable = true }: MemoryLoginStorageOptions = {}): MemoryLoginStorages => {
  const contents = new Map<string, Content>()
  const contentOf = (loginId: string): Content => {
    const content = contents.get(loginId) ?? { ...emptyContent(), known: new Set() }
    contents.set(loginId, content)
    return content
  }
  return {
    open: async (loginId, known = () => ({ pending: [], tray: [] })) => {
      const content = contentOf(loginId)
      content.known.add(known)
      const forget = (): void => {
        Object.assign(content, emptyContent(), { known: new Set() })
        contents.delete(loginId)
      }
      return { ...memoryLoginStorage(content, forget), isDurable }
    },
    clear: (loginId) => {
      const content = contentOf(loginId)
      Object.assign(content, emptyContent())
      for (const known of content.known) {
        const { pending, tray } = known()
        content.pending = withNew(content.pending, pending)
        content.tray = withNew(content.tray, tray)
      }
    },
  }
}

interface Content {
  pending: StoredMutation[]
  tray: StoredTrayEntry[]
  access: unknown
  clockOffset: number
  copies: KeptCopy[]
  readonly known: Set<Parameters<OpenLoginStorage>[1]>
}

const emptyContent = (): Omit<Content, 'known'> => ({ pending: [], tray: [], access: null, clockOffset: 0, copies: [] })

const withNew = <Item extends { readonly id: string }>(items: Item[], more: readonly Item[]): Item[] => {
  const ids = new Set(items.map(({ id }) => id))
  return [...items, ...more.filter(({ id }) => !ids.has(id))]
}

const memoryLoginStorage = (content: Content, forget: () => void): Omit<LoginStorage, 'isDurable'> => ({
  readOutbox: async () => ({ pending: [...content.pending], tray: [...content.tray] }),
  add: async (mutations) => {
    content.pending = withNew(content.pending, mutations)
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
  readClockOffset: async () => content.clockOffset,
  writeClockOffset: async (offsetMs) => {
    content.clockOffset = offsetMs
  },
  readCopies: async () => [...content.copies],
  writeCopy: async (copy) => {
    content.copies = [...content.copies.filter((other) => !samePlace(other, copy)), copy]
  },
  removeCopy: async (place) => {
    content.copies = content.copies.filter((other) => !samePlace(other, place))
  },
  close: () => undefined,
  erase: async () => forget(),
})

const samePlace = (one: CopyPlace, other: CopyPlace): boolean =>
  one.document === other.document && one.generation === other.generation
