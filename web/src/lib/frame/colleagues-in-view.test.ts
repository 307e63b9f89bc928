import type { Colleague } from '@kontor/replica'
import type { LoginId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { colleaguesInView } from './colleagues-in-view.ts'

const colleague = (loginId: string, screen: string | null): Colleague => ({
  loginId: loginId as LoginId,
  name: loginId,
  screen,
})
const self = 'halina' as LoginId

it('[S9] shows every person once, here when one of the windows is here, and never the own person', () => {
  const colleagues = [
    colleague('halina', '/users'),
    colleague('krzysztof', '/roles'),
    colleague('krzysztof', '/users'),
    colleague('krzysztof', null),
    colleague('lucja', '/users'),
    colleague('lucja', '/tray'),
    colleague('jan', null),
  ]
  expect(colleaguesInView(colleagues, self, '/users')).toEqual({
    here: [colleague('krzysztof', '/users'), colleague('lucja', '/users')],
    elsewhere: [colleague('jan', null)],
  })
})
