import { afterEach, expect, it } from 'vitest'
import { openTestApp, registerBy, testOrigin, type TestApp } from '../../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

it('[ISSUE 2] an empty server says so', async () => {
  app = await openTestApp()
  expect((await app.call('/api/deployment')).body).toEqual({
    registration: 'open',
    empty: true,
    demonstration: null,
    publicUrl: testOrigin,
  })
})

it('[ISSUE 2] one with an organisation is not empty, and tells nothing about it', async () => {
  app = await openTestApp({ registration: 'operator' })
  await app.close()
  app = await openTestApp()
  await registerBy(app, 'halina')
  const { body } = await app.call('/api/deployment')
  expect(body).toMatchObject({ empty: false, demonstration: null })
  expect(JSON.stringify(body)).not.toContain('Mewa')
})

it('[DESIGN 7] it says who registers', async () => {
  app = await openTestApp({ registration: 'operator' })
  expect((await app.call('/api/deployment')).body).toMatchObject({ registration: 'operator' })
})
