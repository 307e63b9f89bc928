import { afterEach, expect, it } from 'vitest'
import { KontorServer } from '../server/kontor-server.ts'
import { openLargeOrganization } from '../server/large-organization.ts'

let kontor: KontorServer | null = null
afterEach(async () => {
  await kontor?.close()
  kontor = null
})

it(
  '[ISSUE 3] an organisation of 10,000 people and 1,000 sub-accounts is served whole',
  { timeout: 120_000 },
  async () => {
    const server = (kontor = await KontorServer.open())
    const { owner, organizationId } = await openLargeOrganization(server, { people: 10_000, subAccounts: 1_000 })
    const { members, accounts } = await owner.directory(organizationId)
    expect([members.length, accounts.length]).toEqual([10_000, 1_001])
  },
)
