import type { Provenance } from '@kontor/domain'
import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { invitedBy } from './invited-by.ts'

const setup = () => {
  const sample = sampleDirectory()
  const member = sample.member('Joanna Nadolna', { email: 'Joanna.Nadolna@mewa.pl' })
  const inviter = sample.member('Krzysztof Zając', { admin: true })
  return { ...sample, member, inviter }
}

test('[B4] the log names the inviter of a person', () => {
  const { directory, member } = setup()
  const provenance = { joined: { seq: 3, at: 3, by: 'Ewa Gajewska' } } as Provenance
  expect(invitedBy(directory, member, provenance)).toBe('Ewa Gajewska')
})

test('[B4] without the log, the newest accepted invitation to that address names the inviter', () => {
  const { directory, member, owner, inviter, invitation } = setup()
  expect(invitedBy(directory, member, null)).toBeNull()
  invitation('Joanna Nadolna', { status: 'accepted', invitedBy: owner.id, sentAt: 1 })
  expect(invitedBy(directory, member, null)).toBe('Halina Wróblewska')
  invitation('Joanna Nadolna', { status: 'accepted', invitedBy: inviter.id, sentAt: 2 })
  invitation('Joanna Nadolna', { status: 'pending', invitedBy: owner.id, sentAt: 3 })
  expect(invitedBy(directory, member, null)).toBe('Krzysztof Zając')
  directory.member.delete(inviter.id)
  expect(invitedBy(directory, member, null)).toBeNull()
})
