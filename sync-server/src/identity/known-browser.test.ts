import { expect, it } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createKnownBrowser } from './known-browser.ts'

const browser = createKnownBrowser({ secret: 'secret', secure: false })
const marked = (name: string, mark = 'first') => ({ name, mark })
const pairOf = (line: string): string => line.split(';')[0] ?? ''

it('[S11] a browser is known by the names that signed in there, in whatever case, and by no others', () => {
  const cookie = pairOf(browser.remember(null, [marked('anna.z'), marked('Anna@example.org')]))
  expect(
    ['anna.z', 'ANNA.Z', 'anna@example.org', 'jan.k', ''].map((name) => browser.knows(cookie, marked(name))),
  ).toEqual([true, true, true, false, false])
  expect(browser.knows(`other=1; ${cookie}; more=2`, marked('anna.z'))).toBe(true)
})

it('[S11] a forged proof and one of another server are not accepted', () => {
  const elsewhere = createKnownBrowser({ secret: 'another', secure: false })
  const forged = ['', 'kontor.known_browser=', 'kontor.known_browser=a.b.c', `kontor.known_browser=${'x'.repeat(22)}`]
  for (const cookie of [null, ...forged, pairOf(elsewhere.remember(null, [marked('anna.z')]))])
    expect([cookie, browser.knows(cookie, marked('anna.z'))]).toEqual([cookie, false])
})

it('[S11] a browser keeps the names that signed in last, up to the bound', () => {
  let cookie: string | null = null
  const names = Array.from({ length: serverLimits.knownNamesMax + 1 }, (_, at) => `person.${at}`)
  for (const name of names) cookie = pairOf(browser.remember(cookie, [marked(name)]))
  expect(names.filter((name) => !browser.knows(cookie, marked(name)))).toEqual(['person.0'])
  expect(pairOf(browser.remember(cookie, [marked('person.5')])).length).toBe(cookie?.length)
})

it('[DESIGN 7] the cookie is HttpOnly, and Secure behind TLS', () => {
  const behindTls = createKnownBrowser({ secret: 'secret', secure: true })
  expect(browser.remember(null, [marked('anna.z')])).toMatch(
    /^kontor\.known_browser=[\w-]{22}; Max-Age=\d+; Path=\/api\/; HttpOnly; SameSite=Lax$/,
  )
  expect(browser.remember(null, [marked('anna.z')])).toContain(
    `; Max-Age=${serverLimits.knownBrowserLifetimeMs / 1000};`,
  )
  expect(behindTls.remember(null, [marked('anna.z')])).toMatch(
    /^__Secure-kontor\.known_browser=.*; SameSite=Lax; Secure$/,
  )
})

it('[F2] a browser is not known after the password has changed', () => {
  const cookie = pairOf(browser.remember(null, [marked('anna.z', 'first')]))
  expect(browser.knows(cookie, marked('anna.z', 'first'))).toBe(true)
  expect(browser.knows(cookie, marked('anna.z', 'second'))).toBe(false)
})
