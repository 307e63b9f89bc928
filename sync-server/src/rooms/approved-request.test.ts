import { mailKind, type LoginId, type Mail, type OrganizationId } from '@kontor/domain'
import { documentName, type Outcome, type SentMutation } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { systemClock } from '../clock/clock.ts'
import { createMemoryIdentity } from '../testing/memory-identity.ts'
import { directoryOf, login, mainAccountOf, memberIdOf, mutation, register } from '../testing/sample-organization.ts'
import { UnrulyStore } from '../testing/unruly-store.ts'
import type { Committed } from './committed.ts'
import { createRooms } from './create-rooms.ts'

const mewa = 'mewa-0001' as OrganizationId
const orla = 'orla-0001' as OrganizationId
const halina = login('halina')
const igor = login('igor')
const olga = { loginId: 'login-olga' as LoginId, name: 'Olga Operator' }
const mail = documentName({ kind: 'section', accountId: mainAccountOf(mewa), key: mailKind.key })
const directory = directoryOf(mewa)

let sent = 0
const sentMutation = (name: string, args: Record<string, unknown>): SentMutation => ({
  ...{ id: `mail-mutation-${(sent += 1)}` as SentMutation['id'], name, version: 1, args },
})
const person = { memberId: memberIdOf(halina), name: halina.name, email: halina.email }
const phone = { kind: 'change-phone', person, from: null, to: '58 320 00 00' }
const unit = (to: string) => ({ kind: 'add-unit', unitId: 'unit-new-0001', to, name: null })
const approve = (conversationId = 'conversation-1') => sentMutation('approveRequest', { conversationId })

const setup = async (requested: object = phone) => {
  const store = new UnrulyStore()
  const logged: string[] = []
  const log = (event: string): void => void logged.push(event)
  const identity = createMemoryIdentity([halina, igor])
  const rooms = createRooms({ store, identity, clock: systemClock, log })
  const committed: Committed[] = []
  rooms.onCommitted((commit) => committed.push(commit))
  await register(rooms, { organizationId: mewa, owner: halina })
  const ask = (what: object, conversationId = 'conversation-1') => {
    const message = { conversationId, messageId: `message-of-${conversationId}`, message: '', attachments: [] }
    return rooms.submit(mail, halina.id, [sentMutation('sendRequest', { ...message, requested: what })])
  }
  expect(await ask(requested)).toMatchObject([{ outcome: 'accepted' }])
  const operate = (...mutations: SentMutation[]): Promise<readonly Outcome[]> =>
    rooms.submitAsOperator(mail, olga, mutations)
  const requestState = async (id = 'conversation-1') => {
    const content = (await rooms.contentFor(mail, halina.id)) as unknown as Mail
    return content.conversation.get(id as never)?.request?.state
  }
  const halinaNow = async () => (await rooms.directory(mewa)).member.get(memberIdOf(halina))
  const seqs = async () => [await store.seqOf(mail), await store.seqOf(directory)]
  return { store, rooms, logged, committed, ask, operate, requestState, halinaNow, seqs }
}

it('[S20] an approval changes the request and the directory in one commit, under the name of the operator', async () => {
  const { store, operate, requestState, halinaNow, seqs } = await setup()
  const before = store.commits.length
  expect(await operate(approve())).toMatchObject([{ outcome: 'accepted' }])
  expect(store.commits.slice(before).map(({ document, also }) => [document, also?.document])).toEqual([
    [mail, directory],
  ])
  expect([await requestState(), (await halinaNow())?.phone, await seqs()]).toEqual(['approved', '+48583200000', [2, 2]])
  const [entry] = await store.log(directory, { beyond: 1, direction: 'forth', limit: 9 })
  expect(entry).toMatchObject({
    ...{ name: 'changeContact', actorKind: 'operator', actorLoginId: olga.loginId },
    actor: { memberId: null, name: 'Olga Operator' },
  })
})

it('[S20] everyone who follows the directory receives what the approval changed in it', async () => {
  const { operate, committed } = await setup()
  committed.length = 0
  await operate(approve())
  expect(committed.map(({ document }) => document)).toEqual([mail, directory])
  expect(committed[1]?.access?.directory.member.get(memberIdOf(halina))?.phone).toBe('+48583200000')
})

it('[B24] where the directory refuses, the approval is refused for that reason and nothing is written', async () => {
  const { rooms, operate, requestState, seqs } = await setup(unit('PT 77777'))
  await register(rooms, { organizationId: orla, owner: igor, identifier: 'PT 77777', taxId: '6310002233' })
  expect(await operate(approve())).toMatchObject([
    { outcome: 'refused', code: 'different-legal-entity', identifier: 'PT 77777' },
  ])
  expect([await requestState(), await seqs()]).toEqual(['sent', [1, 1]])
})

it('[B23] an approved unit is in the contract and in the account, and no other organisation gets it', async () => {
  const { rooms, store, operate } = await setup(unit('PT 20001'))
  expect(await operate(approve())).toMatchObject([{ outcome: 'accepted' }])
  const { organization, unit: units } = await rooms.directory(mewa)
  expect([organization?.contract.units.includes('PT 20001'), [...units.values()].at(-1)?.identifier]).toEqual([
    true,
    'PT 20001',
  ])
  expect([(await store.contractHolder('PT 20001'))?.id ?? (await store.contractHolder('20001'))?.id]).toEqual([mewa])
})

it('[S1] an approval that is sent twice is carried out once, whatever came of the first answer', async () => {
  const { store, operate, halinaNow, seqs } = await setup()
  const approval = approve()
  store.failing = 'after'
  await expect(operate(approval)).rejects.toThrow()
  store.failing = null
  expect(await operate(approval)).toMatchObject([{ outcome: 'accepted', seq: 2 }])
  expect(await operate(approve())).toMatchObject([{ outcome: 'refused', code: 'request-decided', state: 'approved' }])
  expect([(await halinaNow())?.phone, await seqs()]).toEqual(['+48583200000', [2, 2]])
})

it('[S20] a commit that fails leaves both documents as they were', async () => {
  const { store, operate, requestState, halinaNow, seqs } = await setup()
  store.failing = 'before'
  await expect(operate(approve())).rejects.toThrow()
  store.failing = null
  expect([await requestState(), (await halinaNow())?.phone, await seqs()]).toEqual(['sent', undefined, [1, 1]])
})

it('[S20] approvals, withdrawals and changes of the directory at the same time leave every request done once or not at all', async () => {
  const { rooms, ask, operate, requestState, store } = await setup(unit('PT 20001'))
  await ask({ ...unit('PT 20002'), unitId: 'unit-new-0002' }, 'conversation-2')
  const rename = (name: string) =>
    rooms.submit(directory, halina.id, [mutation('renameAccount', { accountId: mainAccountOf(mewa), name })])
  await Promise.all([
    operate(approve()),
    rename('Jeden'),
    rooms.submit(mail, halina.id, [sentMutation('withdrawRequest', { conversationId: 'conversation-1' })]),
    operate(approve('conversation-2')),
    rename('Dwa'),
    operate(approve(), approve('conversation-2')),
  ])
  const { unit: units, account } = await rooms.directory(mewa)
  const has = (identifier: string) => [...units.values()].filter((one) => one.identifier === identifier).length
  expect([await requestState('conversation-2'), has('PT 20002'), account.get(mainAccountOf(mewa))?.name]).toEqual([
    'approved',
    1,
    'Dwa',
  ])
  expect([await requestState(), has('PT 20001')]).toEqual(
    (await requestState()) === 'approved' ? ['approved', 1] : ['withdrawn', 0],
  )
  const log = await store.log(directory, { beyond: 0, direction: 'forth', limit: 99 })
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
})

it('[DESIGN 11] what an operator may not do does not exist for them, and no member acts as an operator', async () => {
  const { rooms, operate } = await setup()
  const message = { conversationId: 'conversation-1', messageId: 'message-0001', message: 'a', attachments: [] }
  expect(await operate(sentMutation('writeMessage', message), sentMutation('withdrawRequest', message))).toMatchObject([
    { code: 'no-access' },
    { code: 'no-access' },
  ])
  expect(await rooms.submit(mail, halina.id, [approve(), sentMutation('answerConversation', message)])).toMatchObject([
    { code: 'unknown-mutation' },
    { code: 'unknown-mutation' },
  ])
  const nowhere = documentName({ kind: 'section', accountId: mainAccountOf(orla), key: 'mail' })
  await expect(rooms.submitAsOperator(nowhere, olga, [approve()])).rejects.toThrow()
})
