import type { LoginId } from '@kontor/domain'
import type { Colleague } from '@kontor/replica'
import { expect, it } from 'vitest'
import { presentAt } from './present-colleagues.ts'

const at = (loginId: string, screen: string | null): Colleague => ({
  loginId: loginId as LoginId,
  name: loginId,
  screen,
})

it('[ISSUE 9] [S9] the card shows who else has it open, each person once, and not the reader', () => {
  const colleagues = [
    ...[at('anna', '/a/account-1/processes?process=process-1'), at('anna', '/a/account-1/processes?process=process-1')],
    ...[at('jan', '/a/account-1/processes'), at('ewa', null), at('self', '/a/account-1/processes?process=process-1')],
    ...[at('ola', '/a/account-1/processes?process=process-11'), at('iga', '/a/account-2/bookings?booking=process-1')],
  ]
  const shown = presentAt(colleagues, { self: 'self' as LoginId, param: 'process', recordId: 'process-1' })
  expect(shown).toEqual([colleagues[0]])
})
