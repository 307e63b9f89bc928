import { PushPayloadSchema } from '@kontor/protocol/http'
import { expect, it } from 'vitest'
import { isWorkPath, noticePath } from './notice-path.ts'
import { readNotice } from './read-notice.ts'

const notice = {
  ...{ title: 'Proces jest po terminie', body: 'Żuławy Mobile', tag: 'a b', language: 'pl' },
  ...{ accountId: 'account-1', section: 'processes', recordId: 'process-1', onPhone: true },
}

it('[DESIGN 13] the worker reads what the wire describes, and nothing else', () => {
  expect(PushPayloadSchema['~standard'].validate(notice)).toEqual({ typed: true, value: notice })
  expect(readNotice(notice)).toEqual(notice)
  for (const bad of [null, 'text', 7, [], {}, { ...notice, tag: undefined }, { ...notice, title: 7 }])
    expect(readNotice(bad)).toBe(null)
  for (const key of Object.keys(PushPayloadSchema.entries).filter((each) => each !== 'onPhone'))
    expect([key, readNotice({ ...notice, [key]: null })]).toEqual([key, null])
})

it.each([
  ['processes', '/a/account-1/processes?process=record-1'],
  ['reservations', '/a/account-1/reservations?reservation=record-1'],
  ['mail', '/a/account-1/mail?c=record-1'],
  ['mail+processes', '/a/account-1/mail?c=record-1'],
  ['mail+reservations', '/a/account-1/mail?c=record-1'],
  ['a section of tomorrow', '/a/account-1'],
])('[DESIGN 13] a notice of %s leads to its record, on either site', (section, path) => {
  const place = { accountId: 'account-1', section, recordId: 'record-1' }
  expect(noticePath({ ...place, onPhone: false })).toBe(path)
  expect(noticePath({ ...place, onPhone: true })).toBe(`/m${path}`)
})

it('[DESIGN 13] a notice of nights leads to the calendar, on a phone to the cards; ids cannot leave their place', () => {
  const place = { accountId: '../operator', section: 'calendar', recordId: '?x=1' }
  expect(noticePath({ ...place, onPhone: false })).toBe('/a/..%2Foperator/calendar')
  expect(noticePath({ ...place, onPhone: true })).toBe('/m')
  expect(noticePath({ ...place, section: 'mail', onPhone: true })).toBe('/m/a/..%2Foperator/mail?c=%3Fx%3D1')
})

it('[DESIGN 13] a notice takes pages of work along, and no page of a mailed link', () => {
  for (const path of ['/', '/me', '/m', '/m/accounts', '/a/account-1/mail'])
    expect([path, isWorkPath(path)]).toEqual([path, true])
  for (const path of ['/guest/token', '/invitation/token', '/operator', '/register', '/message', '/m2'])
    expect([path, isWorkPath(path)]).toEqual([path, false])
})
