import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { register } from '../server/person.ts'
import { attachFile, expectBadFilesRefused, htmlAsPicture } from './bad-files.ts'
import { expect, test } from './fixtures.ts'
import { goOffline } from './go-offline.ts'
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
  await expect(talk).toContainText('Kiedy?')
  await expect(syncState(page)).toContainText('Zapisano')

  await test.step('0 bytes and 11 MB are refused with a sentence, and the text stays', async () => {
    await field.fill('Skan umowy w załączniku.')
    await expectBadFilesRefused(composer, field)
  })
  await goOffline(page)
  await test.step('without a connection the files wait with their message, also over a reload', async () => {
    await attachFile(composer, 'umowa.png', 'image/png', Buffer.from(htmlAsPicture))
    await attachFile(composer, '../x', 'application/octet-stream', Buffer.from('dane'))
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
      expect(await answer.text()).toBe(htmlAsPicture)
    }
  })
})
