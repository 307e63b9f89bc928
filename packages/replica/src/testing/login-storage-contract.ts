import type { MutationId, OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { describe, expect, test, vi } from 'vitest'
import type { LoginStorage, OpenLoginStorage, OutboxContent, StoredMutation } from '../ports/login-storage.ts'

export interface LoginStorages {
  /** Opens the same storage again for the same login, as another tab does. */
  readonly open: OpenLoginStorage
  /** Deletes the data of the login while pages use it, as the browser does when the person clears the data of the site. */
  clear(loginId: string): Promise<void>
}

/** What every storage of a login must do. */
export const loginStorageContract = (name: string, storages: LoginStorages): void => {
  const open = (loginId: string, known: OutboxContent = nothing) => storages.open(loginId, () => known)
  let logins = 0
  const setup = async () => {
    logins += 1
    const loginId = `login-${logins}-of-the-contract`
    return { loginId, storage: await open(loginId), otherTab: await open(loginId) }
  }

  describe(name, () => {
    test('[S12] the outbox keeps the order in which all tabs added to it', async () => {
      const { storage, otherTab } = await setup()
      await storage.add([mutation('first-0001'), mutation('second-0001')])
      await otherTab.add([mutation('third-0001')])
      await storage.add([mutation('fourth-0001')])
      expect((await otherTab.readOutbox()).pending).toEqual(
        ['first-0001', 'second-0001', 'third-0001', 'fourth-0001'].map(mutation),
      )
    })

    test('[S12] a mutation that is added again stays where it is', async () => {
      const { storage, otherTab } = await setup()
      await storage.add([mutation('first-0001'), mutation('second-0001')])
      await otherTab.add([mutation('first-0001'), mutation('third-0001')])
      expect((await storage.readOutbox()).pending.map(({ id }) => id)).toEqual([
        'first-0001',
        'second-0001',
        'third-0001',
      ])
    })

    test('[S5] a verdict takes a mutation out of the outbox, a refused one into the tray', async () => {
      const { storage } = await setup()
      await storage.add([mutation('first-0001'), mutation('second-0001'), mutation('third-0001')])
      await storage.settle({ accepted: [idOf('first-0001')], refused: [refused('third-0001', 7)] })
      expect(await storage.readOutbox()).toEqual({
        pending: [mutation('second-0001')],
        tray: [{ ...mutation('third-0001'), refusal: { code: 'not-admin' }, refusedAt: 7 }],
      })
    })

    test('[S1] a verdict that comes again, through another tab, changes nothing', async () => {
      const { storage, otherTab } = await setup()
      await storage.add([mutation('first-0001'), mutation('second-0001')])
      const verdicts = { accepted: [idOf('first-0001')], refused: [refused('second-0001', 7)] }
      await storage.settle(verdicts)
      await storage.drop(idOf('second-0001'))
      await otherTab.settle(verdicts)
      expect(await storage.readOutbox()).toEqual({ pending: [], tray: [] })
    })

    test('[S5] an entry of the tray goes to the end of the outbox under its new id, once', async () => {
      const { storage, otherTab } = await setup()
      await storage.add([mutation('first-0001')])
      await storage.settle({ accepted: [], refused: [refused('first-0001', 7)] })
      await storage.add([mutation('second-0001')])
      await storage.sendAgain(idOf('first-0001'), { id: idOf('again-0001'), createdAt: 9 })
      await otherTab.sendAgain(idOf('first-0001'), { id: idOf('again-0002'), createdAt: 10 })
      expect(await storage.readOutbox()).toEqual({
        pending: [mutation('second-0001'), { ...mutation('again-0001'), createdAt: 9 }],
        tray: [],
      })
    })

    test('[S5] the tray keeps the order of the refusals', async () => {
      const { storage } = await setup()
      await storage.add([mutation('first-0001'), mutation('second-0001')])
      await storage.settle({ accepted: [], refused: [refused('second-0001', 7)] })
      await storage.settle({ accepted: [], refused: [refused('first-0001', 8)] })
      expect((await storage.readOutbox()).tray.map(({ id }) => id)).toEqual(['second-0001', 'first-0001'])
    })

    test('[S8] places of copies are noted, replaced and taken away', async () => {
      const { storage } = await setup()
      const [one, other] = [place('directory/one-00001', 1), place('directory/one-00001', 2)]
      await storage.writeCopy({ ...one, arrived: false })
      await storage.writeCopy({ ...other, arrived: false })
      await storage.writeCopy({ ...one, arrived: true })
      await storage.removeCopy(other)
      expect(await storage.readCopies()).toEqual([{ ...one, arrived: true }])
    })

    test('[S13] erasing leaves nothing, and touches no other login', async () => {
      const [mine, others] = [await setup(), await setup()]
      for (const { storage } of [mine, others]) {
        await storage.add([mutation('first-0001')])
        await storage.writeAccess({ login: 'whatever it is' })
        await storage.writeCopy({ ...place('directory/one-00001', 1), arrived: true })
      }
      mine.otherTab.close()
      await mine.storage.erase()
      const fresh = await open(mine.loginId)
      expect(await contentOf(fresh)).toEqual([{ pending: [], tray: [] }, null, []])
      expect(await contentOf(others.storage)).toEqual([
        { pending: [mutation('first-0001')], tray: [] },
        { login: 'whatever it is' },
        [{ ...place('directory/one-00001', 1), arrived: true }],
      ])
    })

    describe('cleared while the page is open', () => {
      const tray = [{ ...mutation('refused-0001'), refusal: { code: 'not-admin' }, refusedAt: 7 }] as const

      const setupCleared = async () => {
        logins += 1
        const loginId = `login-${logins}-of-the-contract`
        const storage = await open(loginId, { pending: [mutation('first-0001')], tray })
        await storage.add([mutation('first-0001')])
        await storage.writeAccess({ login: 'whatever it is' })
        await storages.clear(loginId)
        return { loginId, storage }
      }

      test('[ISSUE 8] begins with what the page knows, and with nothing else', async () => {
        const { storage } = await setupCleared()
        expect(await contentOf(storage)).toEqual([{ pending: [mutation('first-0001')], tray }, null, []])
      })

      test('[ISSUE 8] is durable again without a further write', async () => {
        const { loginId } = await setupCleared()
        const reader = await open(loginId)
        await vi.waitFor(async () =>
          expect(await reader.readOutbox()).toEqual({ pending: [mutation('first-0001')], tray }),
        )
      })

      const copy = { ...place('directory/one-00001', 1), arrived: true }
      test.each<[string, (storage: LoginStorage) => Promise<void>, unknown]>([
        ['add', (storage) => storage.add([mutation('second-0001')]), { pending: ['first-0001', 'second-0001'] }],
        ['settle', (storage) => storage.settle({ accepted: [idOf('first-0001')], refused: [] }), { pending: [] }],
        [
          'sendAgain',
          (storage) => storage.sendAgain(idOf('refused-0001'), { id: idOf('again-0001'), createdAt: 9 }),
          { pending: ['first-0001', 'again-0001'], tray: [] },
        ],
        ['drop', (storage) => storage.drop(idOf('refused-0001')), { tray: [] }],
        ['writeAccess', (storage) => storage.writeAccess('new'), { access: 'new' }],
        ['writeCopy', (storage) => storage.writeCopy(copy), { copies: [copy] }],
        ['removeCopy', (storage) => storage.removeCopy(copy), {}],
      ])('[ISSUE 8] takes %s as before', async (_name, write, changed) => {
        const { storage } = await setupCleared()
        await write(storage)
        const [outbox, access, copies] = await contentOf(storage)
        expect({
          pending: outbox.pending.map(({ id }) => id),
          tray: outbox.tray.map(({ id }) => id),
          access,
          copies,
        }).toEqual({
          pending: ['first-0001'],
          tray: ['refused-0001'],
          access: null,
          copies: [],
          ...(changed as object),
        })
      })
    })
  })
}

const nothing: OutboxContent = { pending: [], tray: [] }

const contentOf = async (storage: LoginStorage) =>
  [await storage.readOutbox(), await storage.readAccess(), await storage.readCopies()] as const

const mewa = 'organization-mewa' as OrganizationId
const idOf = (id: string): MutationId => id as MutationId
const place = (document: string, generation: number) => ({ document, generation })
const refused = (id: string, at: number) => ({ id: idOf(id), refusal: { code: 'not-admin' }, at }) as const

const mutation = (id: string): StoredMutation => ({
  id: idOf(id),
  document: documentName({ kind: 'directory', organizationId: mewa }),
  organizationId: mewa,
  name: 'renameAccount',
  version: 1,
  args: { accountId: 'account-main', name: 'Mewa' },
  createdAt: 5,
  names: { 'account-main': 'Gdynia' },
})
