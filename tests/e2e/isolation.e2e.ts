import { expect, test } from './fixtures.ts'
import { createSubAccount, join, newId, register } from '../server/person.ts'
import { framesHold, plainClient } from '../server/plain-client.ts'

/** Of the main account, of its owner, of another sub-account. The name of the legal entity is no secret. */
const secrets = ['Halina Wróblewska', 'h.wroblewska', 'Centrala w Gdyni', 'PT 03417', 'Kaszuby Online']

test('[A11] [S10] a sub-account user gets not one byte of the main directory, by HTTP, by socket or by a plain client', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId } = await register(kontor, { accountName: 'Centrala w Gdyni' })
  const home = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const agnieszka = await join(owner, organizationId, {
    name: 'Agnieszka Dąb',
    username: 'a.dab',
    homeAccountId: home,
    rights: ['processes', 'account'],
  })
  const document = `directory/${organizationId}`

  await test.step('by HTTP: 403, for reading and for writing, and the answer says nothing', async () => {
    const reading = await agnieszka.request('GET', `/api/documents/${document}`)
    expect(reading.status).toBe(403)
    expect(await reading.json()).toEqual({ error: { code: 'not-allowed' } })
    const writing = await agnieszka.request('POST', `/api/documents/${document}/mutations`, {
      mutations: [{ id: newId(), name: 'renameAccount', args: { accountId: home, name: 'Moje' } }],
    })
    const answer = await writing.text()
    expect(answer).toContain('not-admin')
    for (const secret of secrets) expect(answer).not.toContain(secret)
  })

  await test.step('by a socket of her own browser: closed with 4403', async () => {
    const { page } = await newBrowser(agnieszka)
    const [ofSections, ofOthers]: [Uint8Array[], Uint8Array[]] = [[], []]
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) =>
        (socket.url().includes('/sync/section/') ? ofSections : ofOthers).push(Buffer.from(payload as string | Buffer)),
      ),
    )
    await page.goto(kontor.origin)
    await expect(page.getByRole('banner')).toContainText('Żuławy Mobile')
    const code = await page.evaluate(
      (address) =>
        new Promise<number>((closed) => {
          const socket = new WebSocket(address)
          socket.onclose = (event) => closed(event.code)
        }),
      `${kontor.origin.replace('http', 'ws')}/sync/${document}`,
    )
    expect(code).toBe(4403)
    expect(ofOthers.length).toBeGreaterThan(0)
    for (const secret of secrets) {
      expect(framesHold(ofOthers, secret), secret).toBe(false)
      // Her section names the colleagues who may be in charge there (S18), administrators among them.
      if (secret !== 'Halina Wróblewska') expect(framesHold(ofSections, secret), secret).toBe(false)
    }
  })

  await test.step('by a plain y-websocket client: closed with 4403 once, and it does not come back', async () => {
    const client = plainClient(agnieszka, document)
    await expect.poll(() => client.closeCodes).toEqual([4403])
    await expect.poll(() => client.provider.shouldConnect).toBe(false)
    expect(client.opened()).toBe(1)
    for (const secret of secrets) expect(framesHold(client.frames, secret), secret).toBe(false)
    expect(client.doc.share.size === 0 || [...client.doc.share.values()].every((type) => type._length === 0)).toBe(true)
    client.close()
  })

  await test.step('without a session the answers are 401 and 4401', async () => {
    const visitor = Object.assign(Object.create(Object.getPrototypeOf(agnieszka) as object), agnieszka, {
      cookie: '',
    }) as typeof agnieszka
    expect((await visitor.request('GET', `/api/documents/${document}`)).status).toBe(401)
    const client = plainClient(visitor, document)
    await expect.poll(() => client.closeCodes).toEqual([4401])
    expect(client.opened()).toBe(1)
    client.close()
  })
})

test('[S7] a plain y-websocket client with an administrator’s session follows the directory and cannot write it', async ({
  kontor,
}) => {
  const { owner, organizationId } = await register(kontor)
  const document = `directory/${organizationId}`
  const client = plainClient(owner, document)
  await expect.poll(() => client.provider.synced).toBe(true)
  const before = await (await owner.request('GET', `/api/documents/${document}`)).text()

  client.doc.getMap('directory').set('organization', '{"forged":true}')
  client.doc.getMap('meta').set('seq', 1_000_000)
  // 2 is y-protocols' auth message, 0 in it is «permission denied».
  await expect.poll(() => client.frames.some((frame) => frame[0] === 2 && frame[1] === 0)).toBe(true)
  expect(await (await owner.request('GET', `/api/documents/${document}`)).text()).toBe(before)
  expect(client.closeCodes).toEqual([])

  const heard = client.frames.length
  await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  await expect.poll(() => framesHold(client.frames.slice(heard), 'Żuławy Mobile')).toBe(true)

  const follower = plainClient(owner, document)
  await expect.poll(() => follower.provider.synced).toBe(true)
  expect(framesHold(follower.frames, 'forged')).toBe(false)
  expect(framesHold(follower.frames, 'Żuławy Mobile')).toBe(true)
  client.close()
  follower.close()
})
