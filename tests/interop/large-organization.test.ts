import type { HistoryEntry } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import { KontorServer } from '../server/kontor-server.ts'
import { openLargeOrganization } from '../server/large-organization.ts'

let kontor: KontorServer | null = null
afterEach(async () => {
  await kontor?.close()
  kontor = null
})

it(
  '[ISSUE 3] an organisation of 10,000 people and 1,000 sub-accounts is served completely, and its history in compact form',
  { timeout: 120_000 },
  async () => {
    const server = (kontor = await KontorServer.open())
    const { owner, organizationId } = await openLargeOrganization(server, { people: 10_000, subAccounts: 1_000 })
    const { members, accounts } = await owner.directory(organizationId)
    expect([members.length, accounts.length]).toEqual([10_000, 1_001])
    const access = await owner.request(
      'GET',
      `/api/documents/directory/${organizationId}/history/access?at=${Date.now()}`,
    )
    expect((await access.text()).length).toBeLessThan(3 * 1024 * 1024)
    const text = await (await owner.request('GET', `/api/documents/directory/${organizationId}/history`)).text()
    expect(text.length).toBeLessThan(64 * 1024)
    const { entries } = JSON.parse(text) as { entries: readonly HistoryEntry[] }
    expect(entries.at(-1)).toMatchObject({
      name: 'importOrganization',
      changesInAll: { organization: 1, account: 1_001, unit: 1_001, role: 2, member: 10_000 },
    })
  },
)
