import type { Invitation, OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { createInvitationLinks } from './invitation-links.ts'
import type { InvitationTokenRow } from '../store/store.ts'

const mewa = 'mewa-0001' as OrganizationId
const invitation = (sentAt: number): Invitation =>
  ({ id: 'invitation-1', sentAt, email: 'zofia@example.org' }) as unknown as Invitation

const setup = (secret = 'secret') => {
  const rows: InvitationTokenRow[] = []
  const newest = () => rows.at(-1)?.generation ?? 0
  const links = createInvitationLinks({
    secret,
    publicUrl: 'https://kontor.example.org',
    store: {
      invitationToken: (hash) => Promise.resolve(rows.find(({ tokenHash }) => tokenHash === hash) ?? null),
      invitationGeneration: () => Promise.resolve(newest()),
      replaceInvitationToken: (row) => {
        if (row.generation > newest()) rows.push(row)
        return Promise.resolve()
      },
    },
  })
  return { links, rows }
}
const tokenIn = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''

it('[B4] the link leads to the invitation, and only a hash of it is kept', async () => {
  const { links, rows } = setup()
  const url = await links.ofSending(mewa, invitation(1000), 1000)
  expect(url).toMatch(/^https:\/\/kontor\.example\.org\/invitation\/[A-Za-z0-9_-]{43}\?proof=[A-Za-z0-9_-]{43}$/)
  expect(JSON.stringify(rows)).not.toContain(tokenIn(url))
  expect(await links.find(tokenIn(url))).toMatchObject({ organizationId: mewa, invitationId: 'invitation-1' })
})

it('[B4] a mail that is sent again after a crash has the same link', async () => {
  const { links } = setup()
  expect(await links.ofSending(mewa, invitation(1000), 1000)).toBe(await links.ofSending(mewa, invitation(1000), 1000))
})

it('[B5] when an administrator sends it again, the link is new and the old one void', async () => {
  const { links } = setup()
  const first = await links.ofSending(mewa, invitation(1000), 1000)
  const second = await links.ofSending(mewa, invitation(2000), 2000)
  expect(await links.find(tokenIn(first))).toMatchObject({ generation: 1000, isReplaced: true })
  expect(await links.find(tokenIn(second))).toMatchObject({ generation: 2000, isReplaced: false })
})

it('[B5] each copied link ends the one before', async () => {
  const { links } = setup()
  const urls = [
    await links.ofSending(mewa, invitation(1000), 1000),
    await links.renewed(mewa, invitation(1000)),
    await links.renewed(mewa, invitation(1000)),
  ]
  const found = await Promise.all(urls.map(async (url) => (await links.find(tokenIn(url)))?.isReplaced))
  expect(found).toEqual([true, true, false])
})

it('[B4] a link copied before the mail went out is the one in the mail', async () => {
  const { links } = setup()
  const copied = await links.renewed(mewa, invitation(1000))
  const mailed = await links.ofSending(mewa, invitation(1000), 1000)
  expect(tokenIn(mailed)).toBe(tokenIn(copied))
})

it('[B4] another secret gives other links', async () => {
  expect(await setup('one').links.ofSending(mewa, invitation(1), 1)).not.toBe(
    await setup('two').links.ofSending(mewa, invitation(1), 1),
  )
})

it('[F4] [F6] the link in a mail proves the e-mail that it went to; a copied one proves none', async () => {
  const { links } = setup()
  const query = async (email?: string) =>
    Object.fromEntries(new URL(await links.ofSending(mewa, invitation(1000), 1000, email)).searchParams)
  const email = 'zofia@example.org'
  const proven = { email, proof: (await query())['proof'] ?? '' }
  expect(await query('z@example.org')).toMatchObject({ email: 'z@example.org' })
  expect([
    links.proves(mewa, invitation(1000), proven),
    links.proves(mewa, invitation(1000), { ...proven, email: 'z@example.org' }),
    new URL(await links.renewed(mewa, invitation(1000))).search,
  ]).toEqual([true, false, ''])
})
