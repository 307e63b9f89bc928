import type { LoginId, MemberId, OrganizationId } from '@kontor/domain'
import { afterEach, expect, test, vi } from 'vitest'
import { ViewAs, type Viewed } from './view-as.svelte.ts'

const setup = (keptText?: string) => {
  const kept = new Map<string, string>(keptText === undefined ? [] : [['kontor.view-as', keptText]])
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  return { kept, viewAs: new ViewAs() }
}
afterEach(() => vi.unstubAllGlobals())

const joanna: Viewed = {
  loginId: 'login-halina' as LoginId,
  organizationId: 'organization-mewa' as OrganizationId,
  memberId: 'member-joanna' as MemberId,
  name: 'Joanna Nadolna',
  returnTo: '/a/account-main/account/users',
}

test('[ISSUE 3] a view outlives a reload of its tab, and ends for good', () => {
  const { kept, viewAs } = setup()
  expect(viewAs.current).toBeNull()
  viewAs.start(joanna)
  expect(new ViewAs().current).toEqual(joanna)
  viewAs.end()
  expect([viewAs.current, new ViewAs().current, kept.size]).toEqual([null, null, 0])
})

test('[ISSUE 3] an unreadable stored view is ignored', () => {
  expect(setup('{"loginId"').viewAs.current).toBeNull()
})
