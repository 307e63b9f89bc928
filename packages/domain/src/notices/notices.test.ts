import { describe, expect, it } from 'vitest'
import { hiddenWithout } from '../directory/profiles/hidden-without.ts'
import type { ProfileId, Right } from '../directory/profiles/profile.ts'
import { profiles } from '../directory/profiles/profiles.ts'
import { sampleDirectory } from '../directory/testing/sample-directory.ts'
import type { AccountId, LoginId } from '../kernel/ids.ts'
import { kinds } from '../kinds.ts'
import { mailKind } from '../sections/mail/mail-kind.ts'
import { processesKind } from '../sections/processes/processes-kind.ts'
import type { SectionKind } from '../sections/section-kind.ts'
import { noticeKindsWith, noticeReader } from './notices.ts'

const sections = Object.values(kinds.sections)
const profileIds = Object.keys(profiles) as ProfileId[]

describe('[B28] notices', () => {
  it.each(profileIds)('%s: every place for push notifications of the mobile column gives notices', (id) => {
    const places = profiles[id].places.filter((place) => place.id.endsWith('-notifications')).map((place) => place.id)
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter((place) => !sections.some(({ notices }) => notices?.place === place))).toEqual([])
  })

  it.each(profileIds)('%s: without a right, the notices of the places that it hides are not received', (id) => {
    const { rights } = profiles[id]
    for (const right of rights) {
      const left = rights.filter((each) => each !== right)
      const hidden = new Set(hiddenWithout(profiles[id], right, 'mobile').map((place) => place.id))
      const expected = noticeKindsWith(
        sections.filter(({ notices, needs }) => !hidden.has(notices?.place ?? '') && !needs.includes(right)),
        profiles[id],
        rights,
      )
      expect([right, noticeKindsWith(sections, profiles[id], left)]).toEqual([right, expected])
    }
  })

  it('what each right opens, written by hand', () => {
    const of = (id: ProfileId, ...rights: Right[]) => noticeKindsWith(sections, profiles[id], rights)
    expect(of('hospitality', 'calendar')).toEqual(['availability'])
    expect(of('hospitality', 'mail')).toEqual(['message'])
    expect(of('hospitality', 'reservations')).toEqual(['late', 'assigned'])
    expect(of('hospitality', 'finance', 'property', 'account', 'promotions')).toEqual([])
    expect(of('telecom', 'processes')).toEqual(['late', 'assigned'])
    expect(of('telecom', 'mail')).toEqual(['message'])
    expect(of('telecom', 'units', 'finance', 'account')).toEqual([])
  })

  it('only members with the account and the right receive them; suspended members, strangers and other accounts do not', () => {
    const reader = (who: string, where: string, section: SectionKind) =>
      noticeReader(sampleDirectory(), `login-${who}` as LoginId, {
        accountId: `account-${where}` as AccountId,
        section,
      })
    expect(reader('plain', 'north', mailKind)).toBe('member-plain')
    expect(reader('plain', 'north', processesKind)).toBe(null)
    expect(reader('plain', 'south', mailKind)).toBe(null)
    expect(reader('north', 'main', mailKind)).toBe(null)
    expect(reader('suspended', 'main', mailKind)).toBe(null)
    expect(reader('stranger', 'main', mailKind)).toBe(null)
    expect(reader('admin', 'old', mailKind)).toBe(null)
  })

  it('a section without notices has no readers', () => {
    const section = kinds.sections['finance']
    if (section === undefined) throw new Error('there is no section of finance')
    const [loginId, accountId] = ['login-admin' as LoginId, 'account-main' as AccountId]
    expect(noticeReader(sampleDirectory(), loginId, { accountId, section })).toBe(null)
  })
})
