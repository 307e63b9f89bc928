import { documentName } from '@kontor/protocol'
import type { AccountId } from '@kontor/domain'
import { describe, expect, test } from 'vitest'
import type { FileEntry, OpenFileStorage } from '../ports/file-storage.ts'

const section = (account: string) =>
  documentName({ kind: 'section', accountId: account as AccountId, key: 'processes' })

const entry = (word: string, fields: Partial<FileEntry> = {}): FileEntry => ({
  ...{ document: section('account-main'), sha256: word.repeat(64).slice(0, 64), name: `${word}.pdf`, bytes: 3 },
  ...{ keptAt: 5, ...fields },
})
const content = (...bytes: number[]): Uint8Array => new Uint8Array(bytes)
const byName = (entries: readonly FileEntry[]): readonly FileEntry[] =>
  entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))

/** What every storage of the files that wait must do. */
export const fileStorageContract = (name: string, open: OpenFileStorage): void => {
  let logins = 0
  const setup = () => {
    logins += 1
    const loginId = `files-${logins}-of-the-contract`
    return { storage: open(loginId), otherTab: open(loginId), otherLogin: open(`${loginId}-other`) }
  }

  describe(name, () => {
    test('[S19] a file is there in every tab of its login, by document and digest, and in no other login', async () => {
      const { storage, otherTab, otherLogin } = setup()
      await storage.add(entry('a'), content(1, 2, 3))
      await storage.add(entry('a', { document: section('account-north') }), content(1, 2, 3))
      await otherTab.add(entry('b', { bytes: 1 }), content(4))
      expect(await otherTab.read(entry('a'))).toEqual(content(1, 2, 3))
      expect(await storage.read(entry('b'))).toEqual(content(4))
      expect(await storage.read(entry('c'))).toBe(null)
      expect(await otherLogin.entries()).toEqual([])
      const all = await storage.entries()
      expect(all).toHaveLength(3)
      expect(byName(all).at(-1)).toEqual(entry('b', { bytes: 1 }))
    })

    test('[S19] a file that is attached again replaces the one before', async () => {
      const { storage } = setup()
      await storage.add(entry('a'), content(1, 2, 3))
      await storage.add(entry('a', { name: 'again.pdf', keptAt: 9 }), content(1, 2, 3))
      expect(await storage.entries()).toEqual([entry('a', { name: 'again.pdf', keptAt: 9 })])
    })

    test('[S19] what is kept is not what the caller holds', async () => {
      const { storage } = setup()
      const mine = content(1, 2, 3)
      await storage.add(entry('a'), mine)
      mine[0] = 9
      const read = await storage.read(entry('a'))
      read?.fill(8)
      expect(await storage.read(entry('a'))).toEqual(content(1, 2, 3))
    })

    test('[S19] a removed file is gone, and the others stay; removing it again does nothing', async () => {
      const { storage, otherTab } = setup()
      await storage.add(entry('a'), content(1, 2, 3))
      await storage.add(entry('b'), content(1, 2, 3))
      await storage.remove(entry('a'))
      await storage.remove(entry('a'))
      expect([await otherTab.read(entry('a')), await otherTab.entries()]).toEqual([null, [entry('b')]])
    })

    test('[S13] an erased login has no files, the others keep theirs', async () => {
      const { storage, otherTab, otherLogin } = setup()
      await storage.add(entry('a'), content(1, 2, 3))
      await otherLogin.add(entry('b'), content(1, 2, 3))
      await storage.erase()
      expect([await otherTab.entries(), await otherTab.read(entry('a'))]).toEqual([[], null])
      expect(await otherLogin.entries()).toEqual([entry('b')])
    })
  })
}
