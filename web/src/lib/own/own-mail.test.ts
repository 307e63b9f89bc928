import type { OrganizationAccess } from '@kontor/domain'
import { expect, it } from 'vitest'
import { ownMail } from './own-mail.ts'

const organization = (id: string, accounts: Readonly<Record<string, readonly string[]>>): OrganizationAccess =>
  ({
    ...{ id, member: { id: `member-of-${id}`, homeAccountId: 'home' } },
    accounts: Object.entries(accounts).map(([account, rights]) => ({ id: account, rights })),
  }) as unknown as OrganizationAccess

it('[B14] a request about oneself is sent where the mail is open, from the home account first', () => {
  const organizations = [
    organization('mewa', { other: ['mail'], home: ['mail', 'finance'] }),
    organization('orla', { home: ['finance'], other: ['mail'] }),
    organization('odra', { home: ['finance'] }),
    organization('halny', {}),
  ]
  expect(ownMail({ organizations }).map(({ organization, account }) => [organization.id, account.id])).toEqual([
    ['mewa', 'home'],
    ['orla', 'other'],
  ])
  expect(ownMail({ organizations: [] })).toEqual([])
})
