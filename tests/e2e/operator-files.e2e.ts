import { inMail, message } from '../server/mail-mutations.ts'
import { firstOperator } from '../server/operator.ts'
import { register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings } from './no-findings.ts'

test('[DESIGN 11] an operator attaches a file to an answer, and the organisation opens it', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, accountId } = await register(kontor)
  const operator = await firstOperator(kontor)
  await inMail(owner, accountId, 'startConversation', { ...message('conversation-0001', 'Kiedy?'), subject: 'Umowa' })
  const { page } = await newBrowser(operator)
  await page.goto(`/operator/conversations?c=${accountId}/conversation-0001`)
  await expect(page.getByRole('log')).toContainText('Kiedy?')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Dołącz plik' }).click()
  await (await choosing).setFiles({ name: 'umowa.txt', mimeType: 'text/plain', buffer: Buffer.from('Umowa') })
  await expect(page.getByRole('button', { name: 'Usuń plik: umowa.txt' })).toBeVisible()
  await page.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(page.getByRole('log').getByRole('link', { name: /umowa\.txt/ })).toBeVisible()
  await expectNoFindings(page, 'operator’s conversation with a file')

  const { page: halina } = await newBrowser(owner)
  await halina.goto(`/a/${accountId}/mail?c=conversation-0001`)
  const downloading = halina.waitForEvent('download')
  await halina
    .getByRole('log')
    .getByRole('link', { name: /umowa\.txt/ })
    .click()
  expect((await downloading).suggestedFilename()).toBe('umowa.txt')
})
