import { afterEach, expect, it } from 'vitest'
import type { ShownDemonstration } from '@kontor/protocol'
import type { Demonstration } from '../../demonstration/demonstration.ts'
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

const shown: ShownDemonstration = {
  organizations: [
    { name: 'Mewa', profile: 'telecom', logins: [{ name: 'A', username: 'a.a', password: 'p', kind: 'owner' }] },
  ],
  operator: null,
}
const memoryDemonstration = (): Demonstration => {
  let isLoaded = false
  return {
    shown: () => Promise.resolve(isLoaded ? shown : null),
    load: () => {
      const before = isLoaded
      isLoaded = true
      return Promise.resolve(before ? 'not-empty' : 'loaded')
    },
    remove: (typed) => {
      if (typed !== 'K7QFD-2MWXP') return Promise.resolve('wrong-code')
      isLoaded = false
      return Promise.resolve('removed')
    },
    tellCode: () => Promise.resolve(),
  }
}

it('[ISSUE 2] the demonstration is loaded, shown to everyone, and removed by the code that the server printed', async () => {
  app = await openTestApp({ demonstration: memoryDemonstration() })
  const loaded = await app.call('/api/demonstration', { method: 'POST' })
  expect([loaded.status, loaded.body]).toEqual([201, { demonstration: shown }])
  expect((await app.call('/api/deployment')).body).toMatchObject({ demonstration: shown })
  const again = await app.call('/api/demonstration', { method: 'POST' })
  expect([again.status, again.body]).toEqual([409, { error: { code: 'not-empty' } }])
  const remove = (body: object) => app.call('/api/demonstration', { method: 'DELETE', body })
  expect((await remove({})).status).toBe(400)
  const guessed = await remove({ code: 'AAAAA-AAAAA' })
  expect([guessed.status, guessed.body]).toEqual([403, { error: { code: 'wrong-code' } }])
  expect((await app.call('/api/deployment')).body).toMatchObject({ demonstration: shown })
  const removed = await remove({ code: 'K7QFD-2MWXP' })
  expect([removed.status, removed.body]).toEqual([200, { demonstration: null }])
  expect((await app.call('/api/deployment')).body).toMatchObject({ demonstration: null })
})

it('[DESIGN 7] where only the operator registers, the demonstration cannot be loaded', async () => {
  app = await openTestApp({ demonstration: memoryDemonstration(), registration: 'operator' })
  const refused = await app.call('/api/demonstration', { method: 'POST' })
  expect([refused.status, refused.body]).toEqual([403, { error: { code: 'registration-closed' } }])
})
