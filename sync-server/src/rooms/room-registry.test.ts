import { setImmediate } from 'node:timers/promises'
import type { AccountId, OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { directoryOf, joinAs, login, mainAccountOf, register } from '../testing/sample-organization.ts'
import { DocumentGone } from './room-errors.ts'
import {
  mewa,
  orla,
  halina,
  igor,
  ola,
  gdynia,
  openMewaRooms,
  createRole,
  createGdynia,
} from '../testing/mewa-rooms.ts'

it('[DESIGN 4] opening a document that does not exist creates none', async () => {
  const { store, rooms } = await openMewaRooms()
  expect(await rooms.permission(directoryOf(orla), halina.id)).toBe('none')
  await expect(rooms.directory(orla)).rejects.toThrow(DocumentGone)
  await expect(rooms.submit(directoryOf(orla), halina.id, [createRole('x')])).rejects.toThrow(DocumentGone)
  expect(await store.seqOf(directoryOf(orla))).toBe(null)
})

it('[DESIGN 4] who may open what', async () => {
  const { rooms, submit } = await openMewaRooms()
  await submit(createGdynia())
  await joinAs(rooms, { organizationId: mewa, by: halina, who: ola, homeAccountId: gdynia, rights: ['mail'] })
  await joinAs(rooms, { organizationId: mewa, by: halina, who: igor, rights: ['account'] })
  const documents = {
    directory: directoryOf(mewa),
    mailOfMain: documentName({ kind: 'section', accountId: mainAccountOf(mewa), key: 'mail' }),
    mailOfGdynia: documentName({ kind: 'section', accountId: gdynia, key: 'mail' }),
    mailOfUnknown: documentName({ kind: 'section', accountId: 'account-unknown' as AccountId, key: 'mail' }),
    ownAccess: documentName({ kind: 'access', loginId: ola.id }),
  }
  const table: Record<string, Record<string, string>> = {}
  for (const who of [halina, igor, ola, login('stranger')]) {
    const row: Record<string, string> = {}
    for (const [name, document] of Object.entries(documents)) row[name] = await rooms.permission(document, who.id)
    table[who.username] = row
  }
  expect(table).toEqual({
    halina: {
      directory: 'write',
      mailOfMain: 'write',
      mailOfGdynia: 'write',
      mailOfUnknown: 'none',
      ownAccess: 'none',
    },
    igor: { directory: 'read', mailOfMain: 'member', mailOfGdynia: 'member', mailOfUnknown: 'none', ownAccess: 'none' },
    ola: { directory: 'member', mailOfMain: 'member', mailOfGdynia: 'write', mailOfUnknown: 'none', ownAccess: 'read' },
    stranger: { directory: 'none', mailOfMain: 'none', mailOfGdynia: 'none', mailOfUnknown: 'none', ownAccess: 'none' },
  })
})

it('[DESIGN 4] the access snapshot spans the organisations of a login', async () => {
  const { rooms } = await openMewaRooms()
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 90' })
  await joinAs(rooms, { organizationId: orla, by: igor, who: halina, rights: ['mail'] })
  const snapshot = await rooms.accessSnapshot(halina.id)
  expect(snapshot?.organizations.map(({ id, directory }) => ({ id, directory }))).toEqual([
    { id: mewa, directory: 'write' },
    { id: orla, directory: 'none' },
  ])
  expect(await rooms.accessSnapshot(login('stranger').id)).toBe(null)
})

it('[DESIGN 7] an unused document leaves memory and is complete when it is loaded again', async () => {
  const { clock, logged, rooms, submit } = await openMewaRooms()
  await submit(createRole('Poczta'))
  await setImmediate()
  clock.advance(serverLimits.roomIdleMs)
  while (!logged.includes('room-left-memory')) await setImmediate()
  expect((await rooms.directory(mewa)).role.size).toBe(1)
  expect(await submit(createRole('Finanse'))).toMatchObject([{ outcome: 'accepted', seq: 3 }])
})

it('[DESIGN 7] an open document stays in memory', async () => {
  const { clock, logged, rooms } = await openMewaRooms()
  const release = await rooms.enter(
    { kind: 'directory', organizationId: mewa },
    halina.id,
    (entered) => entered.release,
  )
  clock.advance(10 * serverLimits.roomIdleMs)
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
  expect(logged).not.toContain('room-left-memory')
  release?.()
  clock.advance(serverLimits.roomIdleMs)
  while (!logged.includes('room-left-memory')) await setImmediate()
})

it('[DESIGN 7] many updates are merged into one, and nothing is lost', async () => {
  const { store, open, submit } = await openMewaRooms()
  for (let at = 0; at < serverLimits.updatesBeforeSnapshot + 10; at += 1) await submit(createRole(`r-${at}`))
  expect((await store.load(directoryOf(mewa))).updates.length).toBeLessThan(20)
  expect((await open().directory(mewa)).role.size).toBe(serverLimits.updatesBeforeSnapshot + 10)
})

it('[S11] a document leaves memory without merging its updates up to the bound, and merges them past it', async () => {
  for (const [updates, kept] of [
    [serverLimits.updatesBeforeSnapshotAtRest - 1, serverLimits.updatesBeforeSnapshotAtRest - 1],
    [serverLimits.updatesBeforeSnapshotAtRest, 1],
  ] as const) {
    const { store, clock, logged, submit } = await openMewaRooms()
    // The creation of the organisation is one of them.
    for (let at = 1; at < updates; at += 1) await submit(createRole(`r-${at}`))
    await setImmediate()
    clock.advance(serverLimits.roomIdleMs)
    while (!logged.includes('room-left-memory')) await setImmediate()
    expect((await store.load(directoryOf(mewa))).updates).toHaveLength(kept)
  }
})

it('[DESIGN 7] a removed organisation is gone for later requests', async () => {
  const { store, rooms, submit } = await openMewaRooms()
  const forgotten: OrganizationId[] = []
  rooms.onForgotten((id) => forgotten.push(id))
  await store.removeOrganization(mewa)
  await rooms.forget(mewa)
  expect(forgotten).toEqual([mewa])
  await expect(submit(createRole('Poczta'))).rejects.toThrow(DocumentGone)
  expect(await store.seqOf(directoryOf(mewa))).toBe(null)
})

it('[DESIGN 7] a room whose document was removed fails and does not create it again', async () => {
  const { store, rooms, submit } = await openMewaRooms()
  const forgotten: OrganizationId[] = []
  rooms.onForgotten((id) => forgotten.push(id))
  await store.removeOrganization(mewa)
  await expect(submit(createRole('Poczta'))).rejects.toThrow(DocumentGone)
  expect(await store.seqOf(directoryOf(mewa))).toBe(null)
  expect(forgotten).toEqual([mewa])
  await register(rooms, { organizationId: mewa, owner: halina })
  expect(await submit(createRole('Poczta'))).toMatchObject([{ outcome: 'accepted', seq: 2 }])
})
