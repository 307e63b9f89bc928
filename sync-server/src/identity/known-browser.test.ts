import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createKnownBrowser } from './known-browser.ts'

const browser = createKnownBrowser({ secret: 'secret', secure: false })
const pairOf = (line: string): string => line.split(';')[0] ?? ''

it('[S11] a browser is known by the names that signed in there, in whatever case, and by no others', () => {
  const cookie = pairOf(browser.remember(null, ['anna.z', 'Anna@example.org']))
  expect(['anna.z', 'ANNA.Z', 'anna@example.org', 'jan.k', ''].map((name) => browser.knows(cookie, name))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(browser.knows(`other=1; ${cookie}; more=2`, 'anna.z')).toBe(true)
})

it('[S11] a proof that somebody made up, or that another server gave, is none', () => {
  const elsewhere = createKnownBrowser({ secret: 'another', secure: false })
  const forged = ['', 'kontor.known_browser=', 'kontor.known_browser=a.b.c', `kontor.known_browser=${'x'.repeat(22)}`]
  for (const cookie of [null, ...forged, pairOf(elsewhere.remember(null, ['anna.z']))])
    expect([cookie, browser.knows(cookie, 'anna.z')]).toEqual([cookie, false])
})

it('[S11] a browser keeps the names of its last people, and no more than the bound', () => {
  let cookie: string | null = null
  const names = Array.from({ length: serverLimits.knownNamesMax + 1 }, (_, at) => `person.${at}`)
  for (const name of names) cookie = pairOf(browser.remember(cookie, [name]))
  expect(names.filter((name) => !browser.knows(cookie, name))).toEqual(['person.0'])
  expect(pairOf(browser.remember(cookie, ['person.5'])).length).toBe(cookie?.length)
})

it('[DESIGN 7] the cookie is for the server alone, and Secure behind TLS', () => {
  const behindTls = createKnownBrowser({ secret: 'secret', secure: true })
  expect(browser.remember(null, ['anna.z'])).toMatch(
    /^kontor\.known_browser=[\w-]{22}; Max-Age=\d+; Path=\/api\/; HttpOnly; SameSite=Lax$/,
  )
  expect(browser.remember(null, ['anna.z'])).toContain(`; Max-Age=${serverLimits.knownBrowserLifetimeMs / 1000};`)
  expect(behindTls.remember(null, ['anna.z'])).toMatch(/^__Secure-kontor\.known_browser=.*; SameSite=Lax; Secure$/)
})
