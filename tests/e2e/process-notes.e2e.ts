import { writeFile } from 'node:fs/promises'
import { register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
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
  const attach = (name: string, mimeType: string, buffer: Buffer) =>
    composer.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('0 bytes and 11 MB are refused with a sentence, and the text of the note stays', async () => {
    await note.fill('Nagranie rozmowy i mapa zasięgu.')
    await attach('pusty.pdf', 'application/pdf', Buffer.alloc(0))
    await expect(composer.getByRole('alert')).toContainText('Plik pusty.pdf jest pusty.')
    const large = test.info().outputPath('nagranie.pdf')
    await writeFile(large, Buffer.alloc(11 * 1024 * 1024, 1))
    await composer.locator('input[type=file]').setInputFiles(large)
    await expect(composer.getByRole('alert')).toContainText('Plik nagranie.pdf ma ponad 10 MB.')
    await expect(files).toBeHidden()
    await expect(note).toHaveValue('Nagranie rozmowy i mapa zasięgu.')
  })
  await appKept(page)
  await context.setOffline(true)
  await expect(syncState(page)).toContainText('Bez połączenia')
  await test.step('without a connection the files wait with their note; a path is only a name', async () => {
    await attach('mapa.png', 'image/png', Buffer.from('<script>alert(1)</script>'))
    await attach('../x', 'application/octet-stream', Buffer.from('dane'))
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
    expect(await answer.text()).toBe('<script>alert(1)</script>')
  })
  await test.step('a removed note comes back with its files', async () => {
    await one.getByRole('button', { name: 'Usuń', exact: true }).click()
    await expect(one.getByRole('link', { name: 'mapa.png' })).toBeHidden()
    await page.getByRole('button', { name: 'Cofnij' }).click()
    await expect(one.getByRole('link', { name: 'mapa.png' })).toBeVisible()
    await expect(syncState(page)).toContainText('Zapisano')
  })
})
