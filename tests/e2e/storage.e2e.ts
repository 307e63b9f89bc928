import { join as pathOf } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { changeRight, userRow } from './manage-user.ts'
import { syncState } from './sync-state.ts'

test('[S3] while the store takes nothing, nothing is acknowledged, the person sees that it waits, and it goes on by itself', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  await join(owner, organizationId, { name: 'Paweł Grzęda', username: 'p.grzeda', homeAccountId: accountId })
  const zajac = await join(owner, organizationId, {
    name: 'Krzysztof Zając',
    username: 'k.zajac',
    homeAccountId: accountId,
    admin: true,
  })
  const { page } = await newBrowser(owner)
  const { page: other } = await newBrowser(zajac)
  for (const each of [page, other]) {
    await each.goto(`/a/${accountId}/account/users`)
    await expect(userRow(each, 'Paweł Grzęda')).toBeVisible()
    await expect(syncState(each)).toContainText('Zapisano')
  }
  const overheard: string[] = []
  // The sockets are open by now: a reload opens them anew, this time listened to.
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => overheard.push(Buffer.from(payload as string | Buffer).toString())),
  )
  await page.reload()
  await expect(syncState(page)).toContainText('Zapisano')

  const database = new DatabaseSync(pathOf(kontor.dataFolder, 'kontor.sqlite'), { timeout: 10_000 })
  await test.step('another process holds the database, so that nothing can be written', async () => {
    database.exec('begin exclusive')
    await changeRight(page, 'Paweł Grzęda', 'Finanse', true)
    await expect(userRow(page, 'Paweł Grzęda')).toContainText('Finanse')
  })
  await test.step('the person sees that the change waits for the server’s storage', async () => {
    await expect(syncState(page)).toContainText('1 zmiana czeka')
    await syncState(page).click()
    await expect(page.getByRole('dialog')).toContainText(
      'Serwer chwilowo nie przyjmuje zmian. Czekają na tym urządzeniu i zostaną wysłane',
    )
    await page.keyboard.press('Escape')
    expect(overheard.filter((frame) => frame.includes('"accepted"'))).toEqual([])
    expect(overheard.some((frame) => frame.includes('"retry"') && frame.includes('"storage"'))).toBe(true)
    await expect(userRow(other, 'Paweł Grzęda')).not.toContainText('Finanse')
  })
  await test.step('a second change waits behind it', async () => {
    await changeRight(page, 'Paweł Grzęda', 'Poczta', true)
    await expect(syncState(page)).toContainText('2 zmiany')
  })
  await test.step('let go, both are stored without anybody’s doing, once', async () => {
    database.exec('rollback')
    database.close()
    await expect(syncState(page)).toContainText('Zapisano', { timeout: 30_000 })
    await expect(userRow(other, 'Paweł Grzęda')).toContainText('Finanse')
    await expect(userRow(other, 'Paweł Grzęda')).toContainText('Poczta')
    await expect(page.getByRole('banner').getByRole('link', { name: /odrzucon/ })).toBeHidden()
    const { members } = await owner.directory(organizationId)
    expect(members.find(({ username }) => username === 'p.grzeda')?.rights.toSorted()).toEqual(['finance', 'mail'])
  })
})
