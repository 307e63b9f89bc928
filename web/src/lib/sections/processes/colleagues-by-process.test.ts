import type { LoginId } from '@kontor/domain'
import type { Colleague } from '@kontor/replica'
import { expect, it } from 'vitest'
import { colleaguesByProcess } from './colleagues-by-process.ts'

const at = (loginId: string, screen: string | null): Colleague => ({
  loginId: loginId as LoginId,
  name: loginId,
  screen,
})

it('[ISSUE 9] [S9] the card shows who else has it open, each person once, and not the reader', () => {
  const colleagues = [
    ...[at('anna', '/a/account-1/processes?process=process-1'), at('anna', '/a/account-1/processes?process=process-1')],
    ...[at('jan', '/a/account-1/processes'), at('ewa', null), at('self', '/a/account-1/processes?process=process-1')],
  ]
  expect(colleaguesByProcess(colleagues, 'self' as LoginId)).toEqual(new Map([['process-1', [colleagues[0]]]]))
})
