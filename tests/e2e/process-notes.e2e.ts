import { register } from '../server/person.ts'
import { attachFile, expectBadFilesRefused, htmlAsPicture } from './bad-files.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
import { openBoard, openComplaint, panel } from './process-scene.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 9] [S19] a note of a process takes files, offline too; bad ones have a sentence, and nothing is lost', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const processId = await openComplaint(owner, accountId, 'Zanik zasięgu')
  const { context, page } = await newBrowser(owner)
  await openBoard(page, accountId)
  await page.goto(`/a/${accountId}/processes?process=${processId}`)
  const one = panel(page, 'Zanik zasięgu')
  const note = one.getByRole('textbox', { name: 'Notatka' })
  // The messages about the process have a composer of their own.
  const composer = one.locator('form').filter({ has: page.getByRole('textbox', { name: 'Notatka' }) })
  const files = composer.getByRole('list', { name: 'Dołączone pliki' })
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('0 bytes and 11 MB are refused with a sentence, and the text of the note stays', async () => {
    await note.fill('Nagranie rozmowy i mapa zasięgu.')
    await expectBadFilesRefused(composer, note)
  })
  await goOffline(page)
  await test.step('without a connection the files wait with their note; a path is only a name', async () => {
    await attachFile(composer, 'mapa.png', 'image/png', Buffer.from(htmlAsPicture))
    await attachFile(composer, '../x', 'application/octet-stream', Buffer.from('dane'))
    await expect(files.getByRole('listitem')).toHaveText(['mapa.png', 'x'])
    await composer.getByRole('button', { name: 'Dodaj' }).click()
    await expect(one.getByRole('link', { name: 'mapa.png' })).toBeVisible()
    await expect(one).toContainText('czeka na wysłanie')
  })
  await context.setOffline(false)
  await expect(syncState(page)).toContainText('Zapisano')
  await test.step('they are on the server, and are only ever downloaded', async () => {
    const path = await one.getByRole('link', { name: 'mapa.png' }).getAttribute('href')
    const answer = await owner.request('GET', path ?? '')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(answer.headers.get('content-type')).not.toContain('html')
    expect(await answer.text()).toBe(htmlAsPicture)
  })
  await test.step('a removed note comes back with its files', async () => {
    await one.getByRole('button', { name: 'Usuń', exact: true }).click()
    await expect(one.getByRole('link', { name: 'mapa.png' })).toBeHidden()
    await page.getByRole('button', { name: 'Cofnij' }).click()
    await expect(one.getByRole('link', { name: 'mapa.png' })).toBeVisible()
    await expect(syncState(page)).toContainText('Zapisano')
  })
})
