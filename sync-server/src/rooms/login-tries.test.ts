import type { LoginId, OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { countsInMemory } from '../rate-limit/sliding-counts.ts'
import { createLoginTries } from './login-tries.ts'

const { windowMs, perLoginMax, perOrganizationMax, rememberedMax } = serverLimits.loginTries
const mewa = 'organization-mewa' as OrganizationId

const setup = () => {
  const clock = createManualClock(1_000_000)
  const tries = createLoginTries(countsInMemory(clock.now))
  let count = 0
  const take = (login: string, organizationId: OrganizationId | null = mewa, mutationId = `mutation-${(count += 1)}`) =>
    tries.take({ loginId: login as LoginId, organizationId, mutationId })
  const spend = (login: string, times: number, organizationId: OrganizationId | null = mewa) =>
    Promise.all(Array.from({ length: times }, () => take(login, organizationId)))
  return { clock, take, spend }
}

it('[B9] past the bound the caller waits until the first try is an hour old, and then has one more', async () => {
  const { clock, take, spend } = setup()
  expect(await take('login-halina')).toBe(null)
  clock.advance(60_000)
  expect(await spend('login-halina', perLoginMax - 1)).toEqual(Array(perLoginMax - 1).fill(null))
  expect(await take('login-halina')).toBe(windowMs - 60_000)
  clock.advance(windowMs - 60_001)
  expect(await take('login-halina')).toBe(1)
  clock.advance(1)
  expect(await take('login-halina')).toBe(null)
  expect(await take('login-halina')).toBe(60_000)
})

it('[B9] a login has the same tries in all its organisations together', async () => {
  const { take, spend } = setup()
  await spend('login-halina', perLoginMax)
  expect(await take('login-halina', 'organization-orla' as OrganizationId)).toBe(windowMs)
})

it('[B9] the administrators of one organisation share a bound; another organisation has its own', async () => {
  const { take, spend } = setup()
  const administrators = perOrganizationMax / perLoginMax
  for (let at = 0; at < administrators; at += 1) await spend(`login-${at}`, perLoginMax)
  expect(await take('login-fresh')).toBe(windowMs)
  expect(await take('login-fresh', 'organization-orla' as OrganizationId)).toBe(null)
})

it('[B9] a login that may not invite uses up only its own tries', async () => {
  const { take, spend } = setup()
  for (let at = 0; at < 10; at += 1) await spend(`login-${at}`, perLoginMax, null)
  expect(await take('login-0', null)).toBe(windowMs)
  expect(await take('login-halina')).toBe(null)
})

it('[S1] the same mutation is counted once, also when it is sent again after the bound is reached', async () => {
  const { take, spend } = setup()
  expect([await take('login-halina', mewa, 'again'), await take('login-halina', mewa, 'again')]).toEqual([null, null])
  await spend('login-halina', perLoginMax - 1)
  expect(await take('login-halina', mewa, 'again')).toBe(null)
  expect(await take('login-halina')).toBe(windowMs)
  expect(await take('login-jan', mewa, 'again')).toBe(null)
})

it('[F1] other logins cannot wash out a spent bound: past so many, new ones wait', async () => {
  const { clock, take, spend } = setup()
  await spend('login-first', perLoginMax, null)
  clock.advance(1_000)
  const others = await Promise.all(Array.from({ length: rememberedMax * 2 }, (_, at) => take(`login-${at}`, null)))
  expect(others.filter((wait) => wait === null)).toHaveLength(rememberedMax - 1)
  expect(others.at(-1)).toBe(windowMs - 1_000)
  expect(await take('login-first', null)).toBe(windowMs - 1_000)
  clock.advance(windowMs - 1_000)
  expect([await take('login-first', null), await take('login-late', null)]).toEqual([null, 1_000])
})
