import { expect, it } from 'vitest'
import { approveRequest } from './mutations/approve-request.ts'
import { possibleActs } from './possible-acts.ts'
import type { ConversationId } from '../../kernel/ids.ts'
import { actorOf, mailScene, message, requested, type Person } from './testing/mail-scene.ts'

const id = 'conversation-1' as ConversationId

const setup = (what: keyof typeof requested = 'email', who: Person = 'adam') => {
  const scene = mailScene()
  expect(scene.run(who, 'sendRequest', { ...message(id, ''), requested: requested[what] })).toBe(null)
  const request = () => scene.mail.conversation.get(id)?.request
  const act = (actor: Person, name: string, more: object = {}) =>
    scene.run(actor, name, { conversationId: id, ...more })
  return { scene, request, act }
}

it.each(['email', 'phone', 'factor', 'unit', 'registration'] as const)(
  '[B14, B22, B23] a request for a changed %s is sent, taken and approved',
  (what) => {
    const { request, act, scene } = setup(what)
    const asked = what === 'phone' ? { ...requested.phone, to: '+48583200000' } : requested[what]
    const sent = { number: 1, requested: asked, reason: null }
    const adam = { kind: 'member', memberId: 'member-adam', name: 'Adam Wilk' }
    const olga = { kind: 'operator', name: 'Olga Operator' }
    expect(request()).toEqual({ ...sent, state: 'sent', by: adam, at: 1_001 })
    expect(act('olga', 'takeRequest')).toBe(null)
    expect(request()).toEqual({ ...sent, state: 'in-progress', by: olga, at: 1_002 })
    expect(act('olga', 'approveRequest')).toBe(null)
    expect(request()).toEqual({ ...sent, state: 'approved', by: olga, at: 1_003 })
    expect(scene.mail.conversation.get(id)?.state).toBe('closed')
  },
)

it('[B14] a rejection has a reason, which is never empty', () => {
  const { request, act } = setup()
  expect(act('olga', 'rejectRequest', { reason: ' ' })).toEqual({
    ...{ code: 'invalid-arguments', issues: [{ path: 'reason', reason: 'empty' }] },
  })
  expect(act('olga', 'rejectRequest', { reason: 'Adres należy do innej osoby.' })).toBe(null)
  expect(request()).toMatchObject({ state: 'rejected', reason: 'Adres należy do innej osoby.' })
})

it('[B14] about oneself anyone asks, about others and units an administrator', () => {
  const scene = mailScene()
  const ask = (who: Person, at: number, what: object) =>
    scene.run(who, 'sendRequest', { ...message(`conversation-${at}`, ''), requested: what })
  const adams = { ...requested.email, person: { ...requested.email.person, memberId: 'member-adam' } }
  expect([
    ask('anna', 1, requested.email),
    ask('anna', 2, requested.phone),
    ask('anna', 3, adams),
    ask('anna', 4, requested.unit),
    ask('anna', 8, requested.factor),
    ask('adam', 5, requested.email),
    ask('adam', 6, requested.registration),
    ask('stranger', 7, requested.email),
  ]).toEqual([
    null,
    null,
    { code: 'not-admin' },
    { code: 'not-admin' },
    { code: 'not-admin' },
    null,
    null,
    { code: 'no-access' },
  ])
  expect([...scene.mail.conversation.values()].map(({ request }) => request?.number)).toEqual([1, 2, 3, 4])
})

it('[B14] its sender or an administrator withdraws it, and no one else', () => {
  const annas = setup('email', 'anna')
  expect(annas.act('anna', 'withdrawRequest')).toBe(null)
  expect(annas.request()).toMatchObject({ state: 'withdrawn' })
  expect(setup('email', 'anna').act('adam', 'withdrawRequest')).toBe(null)
  expect(setup('email', 'adam').act('anna', 'withdrawRequest')).toEqual({ code: 'not-admin' })
})

it.each([
  ['approveRequest', 'approved'],
  ['rejectRequest', 'rejected'],
  ['withdrawRequest', 'withdrawn'],
] as const)('[B14] after %s nothing more is decided: the second of two receives the state', (first, state) => {
  const { act } = setup()
  act(first === 'withdrawRequest' ? 'adam' : 'olga', first, { reason: 'a' })
  const later = [
    act('adam', 'withdrawRequest'),
    act('olga', 'takeRequest'),
    act('olga', 'approveRequest'),
    act('olga', 'rejectRequest', { reason: 'b' }),
  ]
  expect(later).toEqual(Array.from({ length: 4 }, () => ({ code: 'request-decided', state })))
})

it('[B14] its conversation goes on after the decision, and closes only after it', () => {
  const { act, scene } = setup()
  expect(act('adam', 'closeConversation')).toEqual({ code: 'request-undecided' })
  act('olga', 'rejectRequest', { reason: 'a' })
  expect(scene.run('adam', 'writeMessage', message(id, 'Dlaczego?'))).toBe(null)
  expect([scene.mail.conversation.get(id)?.state, act('adam', 'closeConversation')]).toEqual(['open', null])
})

it('[B14] a plain conversation has nothing to decide', () => {
  const scene = mailScene()
  scene.run('anna', 'startConversation', { ...message(id), subject: 'Umowa' })
  const acts = [
    scene.run('olga', 'approveRequest', { conversationId: id }),
    scene.run('anna', 'withdrawRequest', { conversationId: id }),
  ]
  expect(acts).toEqual([{ code: 'no-request' }, { code: 'no-request' }])
})

it('[DESIGN 10] the screens learn what may be done now, and why not', () => {
  const { scene, act } = setup('email', 'adam')
  expect(possibleActs(scene.mail, id, actorOf('anna'))).toEqual({
    closeConversation: { code: 'request-undecided' },
    withdrawRequest: { code: 'not-admin' },
    takeRequest: { code: 'unknown-mutation', name: 'takeRequest' },
    approveRequest: { code: 'unknown-mutation', name: 'approveRequest' },
    rejectRequest: { code: 'unknown-mutation', name: 'rejectRequest' },
  })
  const none = { takeRequest: null, approveRequest: null, rejectRequest: null }
  expect(possibleActs(scene.mail, id, actorOf('olga'))).toMatchObject(none)
  act('olga', 'approveRequest')
  expect(possibleActs(scene.mail, id, actorOf('adam'))).toMatchObject({
    closeConversation: null,
    withdrawRequest: { code: 'request-decided', state: 'approved' },
  })
})

it('[S20] an approval says what the directory must change', () => {
  const accountId = 'account-main' as never
  const stepOf = (what: keyof typeof requested) =>
    approveRequest.inDirectory?.({ conversationId: id }, setup(what).scene.mail, { accountId })
  const { person } = requested.email
  expect((['email', 'phone', 'factor', 'unit', 'registration'] as const).map(stepOf)).toEqual([
    { name: 'changeContact', args: { person, email: 'a.nowak@mewa.example' } },
    { name: 'changeContact', args: { person, phone: '+48583200000' } },
    { name: 'turnOffSecondFactor', args: person },
    { name: 'coverUnit', args: { accountId, unitId: 'unit-gdynia', identifier: 'PT 20001' } },
    { name: 'coverUnit', args: { accountId, unitId: 'unit-sopot', identifier: 'PT 20002', name: 'Sopot' } },
  ])
})
