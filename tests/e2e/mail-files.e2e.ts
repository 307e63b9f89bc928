import { writeFile } from 'node:fs/promises'
import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { register } from '../server/person.ts'
import { appKept } from './app-kept.ts'
import { expect, test } from './fixtures.ts'
import { syncState } from './sync-state.ts'

test.use({ serviceWorkers: 'allow' })

test('[ISSUE 9] [S19] a message takes files, offline too; bad ones have a sentence, and nothing is lost', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await inMail(owner, accountId, 'startConversation', { ...message('conversation-0001', 'Kiedy?'), subject: 'Umowa' })
  const { context, page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/mail?c=conversation-0001`)
  const field = page.getByLabel('Odpowiedź do operatora')
  const composer = page.locator('form').filter({ has: field })
  const talk = page.getByRole('log')
  const attached = (name: string) => composer.getByRole('button', { name: `Usuń plik: ${name}` })
  const attach = (name: string, mimeType: string, buffer: Buffer) =>
    composer.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await expect(talk).toContainText('Kiedy?')
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('0 bytes and 11 MB are refused with a sentence, and the text stays', async () => {
    await field.fill('Skan umowy w załączniku.')
    await attach('pusty.pdf', 'application/pdf', Buffer.alloc(0))
    await expect(composer.getByRole('alert')).toContainText('Plik pusty.pdf jest pusty.')
    const large = test.info().outputPath('skan.pdf')
    await writeFile(large, Buffer.alloc(11 * 1024 * 1024, 1))
    await composer.locator('input[type=file]').setInputFiles(large)
    await expect(composer.getByRole('alert')).toContainText('Plik skan.pdf ma ponad 10 MB.')
    await expect(composer.getByRole('button', { name: /^Usuń plik/ })).toHaveCount(0)
    await expect(field).toHaveValue('Skan umowy w załączniku.')
  })
  await appKept(page)
  await context.setOffline(true)
  await expect(syncState(page)).toContainText('Bez połączenia')
  await test.step('without a connection the files wait with their message, also over a reload', async () => {
    await attach('umowa.png', 'image/png', Buffer.from('<script>alert(1)</script>'))
    await attach('../x', 'application/octet-stream', Buffer.from('dane'))
    await expect(attached('x')).toBeVisible()
    await page.reload()
    await expect(attached('umowa.png')).toBeVisible()
    await expect(field).toHaveValue('Skan umowy w załączniku.')
    await composer.getByRole('button', { name: 'Wyślij', exact: true }).click()
    await expect(talk).toContainText('Skan umowy w załączniku.')
    await expect(talk.getByRole('link', { name: /umowa\.png/ })).toBeVisible()
    await expect(field).toHaveValue('')
  })
  await context.setOffline(false)
  await expect(syncState(page)).toContainText('Zapisano')
  await test.step('the operator reads them; what is called a picture is only ever downloaded', async () => {
    const path = (await talk.getByRole('link', { name: /umowa\.png/ }).getAttribute('href')) ?? ''
    const sha256 = path.match(/[0-9a-f]{64}/)?.[0] ?? ''
    for (const answer of [
      await owner.request('GET', path),
      await operator.request('GET', `/api/operator/conversations/${accountId}/attachments/${sha256}`),
    ]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toContain('attachment')
      expect(answer.headers.get('content-type')).toBe('application/octet-stream')
      expect(await answer.text()).toBe('<script>alert(1)</script>')
    }
  })
})
