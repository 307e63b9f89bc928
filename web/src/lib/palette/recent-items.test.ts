import type { LoginId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { keptTexts } from '#lib/session/kept-texts.ts'
import { loginTraces } from '#lib/session/login-traces.ts'
import { recentKeptMax } from './limits.ts'
import { recentItems } from './recent-items.ts'

const setup = () => {
  const texts = keptTexts(() => {
    throw new Error('No storage in this test.')
  })
  const loginId = 'login-halina' as LoginId
  return { texts, loginId, recent: recentItems(loginId, texts) }
}

test('[DESIGN 10] the newest choice comes first, each once, and the oldest are forgotten', () => {
  const { recent } = setup()
  expect(recent.read()).toEqual([])
  for (const id of ['a', 'b', 'a']) recent.add(id)
  expect(recent.read()).toEqual(['a', 'b'])
  for (let count = 0; count < recentKeptMax; count += 1) recent.add(`c${count}`)
  expect(recent.read()).toHaveLength(recentKeptMax)
})

test('[F10] choices belong to one login, and signing out erases them', () => {
  const { texts, loginId, recent } = setup()
  recent.add('person 1')
  expect(recentItems('login-other' as LoginId, texts).read()).toEqual([])
  loginTraces(texts, texts).erase(loginId)
  expect(recent.read()).toEqual([])
})
