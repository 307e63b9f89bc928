import { afterEach, expect, it, vi } from 'vitest'
import { framesHold } from '../server/plain-client.ts'
import { KontorServer } from '../server/kontor-server.ts'
import { join, newId, register } from '../server/person.ts'
import { RawSocket } from './raw-socket.ts'

let kontor: KontorServer | null = null
afterEach(async () => {
  await kontor?.close()
  kontor = null
})

it('[S10] not one byte follows the close of a socket that lost its right, however long the browser keeps it open', async () => {
  kontor = await KontorServer.open()
  const { owner, organizationId, accountId } = await register(kontor)
  const paweł = await join(owner, organizationId, {
    name: 'Paweł Żak',
    username: 'p.zak',
    homeAccountId: accountId,
    rights: ['account', 'mail'],
  })
  const document = `directory/${organizationId}`
  const slow = await RawSocket.open(paweł, document, { answersClose: false })
  const quick = await RawSocket.open(paweł, document)
  const section = await RawSocket.open(paweł, `section/${accountId}.mail`, { answersClose: false })
  const keeper = await RawSocket.open(owner, document)
  const rename = (name: string) => ({ id: newId(), name: 'renameAccount', args: { accountId, name } })

  // One message: what comes behind the loss of the right is of the same commit, and must not reach him either.
  const mutations = [
    rename('Before'),
    {
      id: newId(),
      name: 'changeRights',
      args: { memberId: paweł.memberId, add: [], remove: ['account', 'mail'], addRoles: [], removeRoles: [] },
    },
    rename('Of the same commit'),
  ]
  await owner.request('POST', `/api/documents/${document}/mutations`, { mutations })
  for (let at = 0; at < 20; at += 1) await owner.mutate(organizationId, 'renameAccount', rename(`After ${at}`).args)
  await vi.waitFor(() => expect(framesHold(keeper.messages, 'After 19')).toBe(true))
  await vi.waitFor(() => expect([slow, quick, section].map(({ closeCode }) => closeCode)).toEqual([4403, 4403, 4403]))
  await quick.ended

  slow.answerClose()
  section.answerClose()
  await Promise.all([slow.ended, section.ended])
  for (const socket of [slow, quick, section]) {
    expect(socket.bytesAfterClose).toBe(0)
    expect(framesHold(socket.messages, 'Of the same commit')).toBe(false)
    expect(framesHold(socket.messages, 'After')).toBe(false)
  }
  expect(keeper.closeCode).toBeNull()
  keeper.destroy()
})
