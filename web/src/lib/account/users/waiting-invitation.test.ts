import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { waitingInvitation } from './waiting-invitation.ts'

const setup = () => {
  const sample = sampleDirectory()
  const former = sample.member('Krzysztof Zając')
  sample.invitation('Ewa Sosna', { email: 'ewa@sosna.pl', status: 'revoked' })
  sample.invitation('Ewa Sosna', { email: 'ewa@sosna.pl', expiresAt: 10 })
  sample.invitation('Ewa Sosna', { email: 'ewa@sosna.pl', invitedBy: former.id })
  const ewa = sample.invitation('Ewa Sosna', { email: 'Ewa@Sosna.pl' })
  const mazur = sample.invitation('e.mazur', { email: 'e.mazur@example.org', username: 'e.mazur' })
  const find = (email: string, username = '') => waitingInvitation(sample.directory, { email, username }, 100)
  return { ewa, mazur, find }
}

test('[B5] the pending invitation is found by its e-mail, in any case, or by its login', () => {
  const { ewa, mazur, find } = setup()
  expect([find('ewa@sosna.pl'), find('other@example.org', 'e.mazur')]).toEqual([ewa, mazur])
})

test('[B5] an empty user name finds no one', () => {
  expect(setup().find('unknown@example.org')).toBe(null)
})
