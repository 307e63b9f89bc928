import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { directoryAt, type HistoryEntry } from '@kontor/domain'
import { expect, it, onTestFinished } from 'vitest'
import { directoryJson, type DirectoryJson } from '../../sync-server/src/http/documents/directory-json.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { operate } from '../server/operate.ts'
import { createSubAccount, join as joinBy, noChange, register, type Person } from '../server/person.ts'

interface Page {
  readonly entries: readonly HistoryEntry[]
  readonly next: number | null
  readonly head: { readonly seq: number; readonly hash: string }
}

/** The whole log, oldest first, read page by page as the history screen does. */
const wholeLog = async (owner: Person, path: string): Promise<readonly HistoryEntry[]> => {
  const log: HistoryEntry[] = []
  for (let before: number | null = 10 ** 9; before !== null;) {
    const { entries, next }: Page = await owner.read<Page>(`${path}/history?limit=3&before=${before}`)
    log.push(...entries)
    before = next
  }
  return log.reverse()
}

/** The lists have no fixed order. */
const inOrder = (directory: DirectoryJson): object =>
  Object.fromEntries(
    Object.entries(directory).map(([list, records]) => [
      list,
      Array.isArray(records)
        ? records.toSorted((one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1))
        : records,
    ]),
  )

it(
  '[ISSUE 3] the log of a real server, killed meanwhile, rebuilds every past moment and passes its check while the server runs',
  { timeout: 60_000 },
  async () => {
    const kontor = await KontorServer.open()
    onTestFinished(() => kontor.close())
    const { owner, organizationId, accountId } = await register(kontor)
    const path = `/api/documents/directory/${organizationId}`
    const newest = () => owner.read<Page>(`${path}/history?limit=1`)
    const kept = new Map<number, DirectoryJson>()
    const keep = async (): Promise<void> => {
      kept.set((await newest()).head.seq, await owner.read<DirectoryJson>(path))
    }
    const change = async (name: string, args: object): Promise<void> => {
      await owner.mutate(organizationId, name, args)
      await keep()
    }

    await keep()
    const gdynia = await createSubAccount(owner, organizationId, 'Gdynia', 'PT 07240')
    await keep()
    const roleId = 'role-reception'
    await change('createRole', { roleId, name: 'Recepcja', rights: ['mail'] })
    const zofia = { name: 'Zofia Żółć', username: 'zofia', homeAccountId: accountId, roleIds: [roleId] }
    const { memberId } = await joinBy(owner, organizationId, { ...zofia, grants: [gdynia] })
    await keep()
    await change('changeRights', { memberId, ...noChange, add: ['finance'], removeRoles: [roleId] })
    await kontor.kill()
    await kontor.start()
    await change('deleteRole', { roleId })
    await change('archiveAccount', { accountId: gdynia })
    await change('removeMember', { memberId })

    const log = await wholeLog(owner, path)
    const proof = join(kontor.dataFolder, 'proof.json')
    writeFileSync(
      proof,
      JSON.stringify({ document: `directory/${organizationId}`, head: (await newest()).head, entries: log }),
    )
    await operate(kontor, 'verify-history', '--proof', proof)
    expect(kept.size).toBeGreaterThanOrEqual(8)
    for (const [seq, directory] of kept)
      expect(inOrder(directoryJson(directoryAt(log, { seq })))).toEqual(inOrder(directory))
  },
)
