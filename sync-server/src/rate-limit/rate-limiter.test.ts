import { describe, expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { sharedRateLimiter } from '../store/shared-rate-limiter.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { createRateLimiter, type RateRule } from './rate-limiter.ts'

const rule: RateRule = { windowMs: 60_000, max: 2, isShared: true }

const setup = () => {
  const clock = { time: 0 }
  const limiter = createRateLimiter(() => clock.time)
  return { clock, limiter, take: (key: string, at = rule) => limiter.take('call', key, at) }
}

const openPostgres = emptyPostgres()
/** Two servers that count together; calls go to them in turn. */
const ofTwoServers = async () => {
  const clock = { time: 0 }
  const database = await openPostgres()
  const open = () => sharedRateLimiter({ database, local: createRateLimiter(() => 0), now: () => clock.time })
  const servers = [open(), open()]
  let calls = 0
  const next = () => servers[(calls += 1) % 2] ?? open()
  const limiter = {
    take: (...call: Parameters<ReturnType<typeof open>['take']>) => next().take(...call),
    giveBack: (...call: Parameters<ReturnType<typeof open>['giveBack']>) => next().giveBack(...call),
  }
  return { clock, pool: database.pool, limiter, take: (key: string, at = rule) => limiter.take('call', key, at) }
}

describe.each([
  { kept: 'in memory', open: () => Promise.resolve(setup()) },
  { kept: 'in PostgreSQL by two servers', open: ofTwoServers },
])('$kept', ({ open }) => {
  it('[S11] past the bound it returns how long to wait', async () => {
    const { clock, take } = await open()
    expect([await take('a'), await take('a')]).toEqual([null, null])
    clock.time = 15_000
    expect(await take('a')).toBe(45_000)
  })

  it('[S11] a new window starts at zero', async () => {
    const { clock, take } = await open()
    await take('a')
    await take('a')
    clock.time = 60_000
    expect(await take('a')).toBe(null)
  })

  it('[S11] the calls of one caller do not count against another, nor against another kind', async () => {
    const { limiter, take } = await open()
    await take('a')
    await take('a')
    expect([await take('b'), await limiter.take('other call', 'a', rule)]).toEqual([null, null])
  })

  it('[S11] a returned call can be taken again within its window', async () => {
    const { limiter, take } = await open()
    await limiter.giveBack('call', 'a', rule)
    for (let at = 0; at < 5; at += 1) {
      expect(await take('a')).toBe(null)
      await limiter.giveBack('call', 'a', rule)
    }
    expect([await take('a'), await take('a'), await take('a')]).toEqual([null, null, 60_000])
  })
})

it('[S11] the number of remembered callers is bounded, and the newest stay', () => {
  const { take } = setup()
  const once = { windowMs: 60_000, max: 1 }
  for (let caller = 0; caller <= serverLimits.rateKeysMax; caller += 1) take(`caller-${caller}`, once)
  expect(take(`caller-${serverLimits.rateKeysMax}`, once)).toBe(60_000)
  expect(take(`caller-${serverLimits.rateKeysMax / 2}`, once)).toBe(60_000)
  expect(take('caller-0', once)).toBe(null)
})

it('[F1] 50,200 other keys of the same kind or of another do not reset a spent bound', () => {
  const { limiter, take } = setup()
  take('a')
  take('a')
  for (const kind of ['call', 'other call'])
    for (let caller = 0; caller < 50_200; caller += 1) limiter.take(kind, `nonsense-${caller}`, rule)
  expect(take('a')).toBe(60_000)
})

it('[DESIGN 14] of calls at one moment at several servers, as many as the rule allows are taken', async () => {
  const { take } = await ofTwoServers()
  const answers = await Promise.all(Array.from({ length: 12 }, () => take('a')))
  expect(answers.filter((answer) => answer === null)).toHaveLength(rule.max)
})

it('[DESIGN 14] a rule that is not shared counts in each server alone', async () => {
  const { limiter } = await ofTwoServers()
  const own = { windowMs: 60_000, max: 1 }
  const answers = []
  for (let call = 0; call < 4; call += 1) answers.push(await limiter.take('any', 'a', own))
  expect(answers).toEqual([null, null, 60_000, 60_000])
})

it('[S11] windows that are over leave the database, and of too many those with the lowest counts', async () => {
  const { clock, take, pool } = await ofTwoServers()
  await take('a')
  await pool.query(
    "insert into rate_windows select 'call', 'key-' || n, 600000, 2 from generate_series(1, $1::int) n",
    [serverLimits.rateKeysMax],
  )
  clock.time = rule.windowMs + serverLimits.rateWindowsCleanedEveryMs
  await take('b')
  const { rows } = await pool.query<{ rows: number }>(
    "select count(*) as rows from rate_windows where key like 'key-%'",
  )
  expect(rows).toEqual([{ rows: serverLimits.rateKeysMax }])
  expect((await pool.query("select 1 from rate_windows where key = 'a'")).rows).toEqual([])
})
