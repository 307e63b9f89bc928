import type { LoginId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { commit, directoryOf, entry, mewa } from '../testing/store-samples.ts'
import type { Notice } from './noticeboard.ts'
import { decodeNotice, encodeNotice, noticesOf } from './sent-notice.ts'

const { noticeBytesMax, noticeLoginsMax } = serverLimits.postgres
const ended: Notice = { kind: 'session-ended', sessionId: 's1' }

/** A commit that adds so many members. */
const commitOf = (members: number) => {
  const changes = Array.from({ length: members }, (_, at) => ({
    kind: 'member',
    id: `member-${at}`,
    before: null,
    after: { id: `member-${at}`, loginId: `login-${at}` },
  }))
  return commit(directoryOf(mewa), 4, { entries: [{ ...entry(5), changes }] })
}
const loginsIn = (members: number): readonly LoginId[] | null | undefined =>
  noticesOf(commitOf(members)).flatMap((notice) => (notice.kind === 'commit' ? [notice.logins] : []))[0]

it('[DESIGN 14] a notice reaches the others as it was, and never its own server', () => {
  const sent = encodeNotice('one', ended) ?? ''
  expect([decodeNotice('other', sent), decodeNotice('one', sent)]).toEqual([ended, null])
})

it.each(['', 'null', '7', '"text"', '{}', '{"server":1}', '{"server":"x"}', '{"server":"x","notice":{}}', '{"server'])(
  '[DESIGN 14] what is no notice, such as %j, is passed over',
  (payload) => {
    expect(decodeNotice('one', payload)).toBe(null)
  },
)

it('[S11] a notice takes up to the bytes that PostgreSQL takes, and is left out beyond', () => {
  const empty = Buffer.byteLength(encodeNotice('one', { ...ended, sessionId: '' }) ?? '')
  const room = noticeBytesMax - empty
  const sizeOf = (length: number) => encodeNotice('one', { ...ended, sessionId: 'x'.repeat(length) })?.length ?? null
  expect([sizeOf(room), sizeOf(room + 1)]).toEqual([noticeBytesMax, null])
})

it('[S11] a notice names the logins of a commit, or says that they are too many', () => {
  expect(loginsIn(2)).toEqual(['login-0', 'login-1'])
  expect(loginsIn(noticeLoginsMax)).toHaveLength(noticeLoginsMax)
  expect(loginsIn(noticeLoginsMax + 1)).toBe(null)
})

it('[DESIGN 14] a commit of two documents has a notice of each, with the seq that it reached', () => {
  const both = { ...commitOf(0), also: commit(directoryOf(mewa), 8, { entries: [entry(9), entry(10)] }) }
  expect(noticesOf(both).map((notice) => (notice.kind === 'commit' ? notice.seq : null))).toEqual([5, 10])
})
