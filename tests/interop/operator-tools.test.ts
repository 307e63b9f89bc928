import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { KontorServer } from '../server/kontor-server.ts'
import { mailedLink } from '../server/mail-link.ts'
import { operate } from '../server/operate.ts'
import { createSubAccount, invite, password, register, type Person } from '../server/person.ts'

const open = async (): Promise<KontorServer> => {
  const kontor = await KontorServer.open()
  onTestFinished(() => kontor.close())
  return kontor
}

const newFolder = (name: string): string => join(mkdtempSync(join(tmpdir(), 'kontor-operator-')), name)

const post = (kontor: KontorServer, path: string, body: object): Promise<Response> =>
  fetch(`${kontor.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify(body),
  })

const signsIn = async (kontor: KontorServer, { username }: Person): Promise<boolean> =>
  (await post(kontor, '/api/auth/sign-in/username', { username, password })).ok

const hasSession = async (kontor: KontorServer, { cookie }: Person): Promise<boolean> =>
  (await fetch(`${kontor.origin}/api/access`, { headers: { cookie } })).ok

/** Does the link of an invitation open its page? On any server: only the token of the link counts. */
const opens = async (kontor: KontorServer, link: string): Promise<boolean> =>
  (await fetch(`${kontor.origin}/api/invitations/${new URL(link).pathname.split('/').at(-1)}`)).ok

const linkOf = async (owner: Person, organizationId: string, invitationId: string): Promise<string> => {
  const path = `/api/documents/directory/${organizationId}/invitations/${invitationId}/link`
  const answer = await owner.request('POST', path)
  return ((await answer.json()) as { url: string }).url
}

const changesPassword = async (kontor: KontorServer, link: string): Promise<boolean> => {
  const { pathname, searchParams } = new URL(link)
  const token = searchParams.get('token') ?? pathname.split('/').at(-1)
  return (await post(kontor, '/api/auth/reset-password', { token, newPassword: `${password} again` })).ok
}

const joanna = (homeAccountId: string) => ({ name: 'Joanna Nadolna', username: 'j.nadolna', homeAccountId })

/** Registers another organisation that wants this unit, and returns the status of the answer. */
const registerUnit = async (kontor: KontorServer, unitIdentifier: string, username: string): Promise<number> => {
  const answer = await post(kontor, '/api/organizations', {
    profile: 'telecom',
    legalEntity: { name: 'Orla Telekom sp. z o.o.', taxId: '5842510715' },
    accountName: 'Orla Telekom',
    unitIdentifier,
    owner: { name: 'Igor Orla', email: `${username}@orla.example`, username, password },
  })
  return answer.status
}

it(
  '[S8] [B4] [B13] after a restore sessions and password links are dead, and units and invitation links are those of the backup',
  { timeout: 240_000 },
  async () => {
    const kontor = await open()
    const { owner, organizationId, accountId } = await register(kontor)
    await createSubAccount(owner, organizationId, 'Gdynia', 'PT 07240')
    const invitationId = await invite(owner, organizationId, joanna(accountId))
    const linkBefore = await linkOf(owner, organizationId, invitationId)
    await post(kontor, '/api/auth/request-password-reset', { email: 'h.wroblewska@example.org', redirectTo: '/' })
    const resetBefore = await mailedLink(kontor, 'h.wroblewska@example.org', 'reset-password')
    const folder = newFolder('monday')
    await operate(kontor, 'backup', folder)
    await createSubAccount(owner, organizationId, 'Sopot', 'PT 07241')
    const linkAfter = await linkOf(owner, organizationId, invitationId)
    expect([await opens(kontor, linkBefore), await opens(kontor, linkAfter)]).toEqual([false, true])

    await kontor.stop()
    await operate(kontor, 'restore', folder, '--replace')
    await kontor.start()

    expect(await hasSession(kontor, owner)).toBe(false)
    expect(await changesPassword(kontor, resetBefore)).toBe(false)
    expect(await signsIn(kontor, owner)).toBe(true)
    expect([await opens(kontor, linkBefore), await opens(kontor, linkAfter)]).toEqual([true, false])
    // The unit of before the backup is taken; the one that was claimed after it is free again.
    expect([
      await registerUnit(kontor, 'PT 07240', 'i.orla'),
      await registerUnit(kontor, 'PT 07241', 'i.orla'),
    ]).toEqual([409, 201])
  },
)

it(
  '[DESIGN 7] [B4] after an import units are claimed, and no session, password or link of the old server works',
  { timeout: 240_000 },
  async () => {
    const [old, kontor] = [await open(), await open()]
    const { owner, organizationId, accountId } = await register(old)
    await createSubAccount(owner, organizationId, 'Gdynia', 'PT 07240')
    const invitationId = await invite(owner, organizationId, joanna(accountId))
    const link = await linkOf(owner, organizationId, invitationId)
    const file = newFolder('mewa.json')
    await operate(old, 'export', organizationId, file)
    await operate(kontor, 'import', file)

    expect(await registerUnit(kontor, 'pt 07240', 'i.orla')).toBe(409)
    expect(await hasSession(kontor, owner)).toBe(false)
    expect(await signsIn(kontor, owner)).toBe(false)
    expect([await opens(old, link), await opens(kontor, link)]).toEqual([true, false])

    // The old server still runs: nothing of it was changed.
    expect([await hasSession(old, owner), await signsIn(old, owner)]).toEqual([true, true])
  },
)
