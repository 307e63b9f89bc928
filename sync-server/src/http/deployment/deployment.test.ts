import { afterEach, expect, it } from 'vitest'
import { openTestApp, registerBy, testOrigin, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

it('[ISSUE 2] an empty server is reported as empty', async () => {
  app = await openTestApp()
  expect((await app.call('/api/deployment')).body).toEqual({
    registration: 'open',
    empty: true,
    demonstration: null,
    publicUrl: testOrigin,
    singleSignOn: null,
  })
})

it('[ISSUE 2] a server with an organisation is reported as not empty, and the organisation is not described', async () => {
  app = await openTestApp({ registration: 'operator' })
  await app.close()
  app = await openTestApp()
  await registerBy(app, 'halina')
  const { body } = await app.call('/api/deployment')
  expect(body).toMatchObject({ empty: false, demonstration: null })
  expect(JSON.stringify(body)).not.toContain('Mewa')
})

it('[DESIGN 7] it reports who may register', async () => {
  app = await openTestApp({ registration: 'operator' })
  expect((await app.call('/api/deployment')).body).toMatchObject({ registration: 'operator' })
})

it('[F5] it reads no organisation, however many there are and however large their contracts', async () => {
  app = await openTestApp()
  await registerBy(app, 'halina')
  app.store.organizations = () => Promise.reject(new Error('read all organisations'))
  expect((await app.call('/api/deployment')).body).toMatchObject({ empty: false, demonstration: null })
})

it('[F5] the shown demonstration is read without the other organisations', async () => {
  app = await openTestApp()
  expect((await app.call('/api/demonstration', { method: 'POST' })).status).toBe(201)
  await registerBy(app, 'halina')
  app.store.organizations = () => Promise.reject(new Error('read all organisations'))
  const { body } = await app.call('/api/deployment')
  expect((body as { demonstration: { organizations: object[] } }).demonstration.organizations).toHaveLength(2)
}, 60_000)
