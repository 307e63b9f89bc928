import { join, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'
import { openComplaint } from './process-scene.ts'

test('[B28] messages about a process are in it and in the mail, for those who hold both rights', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  const processId = await openComplaint(owner, accountId, 'Brak dzwonków')
  const of = { homeAccountId: accountId }
  const both = await join(owner, organizationId, {
    ...{ name: 'Joanna Nadolna', username: 'j.nadolna', rights: ['processes', 'mail'], ...of },
  })
  const one = await join(owner, organizationId, {
    ...{ name: 'Paweł Grzęda', username: 'p.grzeda', rights: ['processes'], ...of },
  })
  const { page } = await newBrowser(owner)
  await page.goto(`/a/${accountId}/processes?process=${processId}`)
  await page.getByLabel('Wiadomość o procesie').fill('Dawca pyta o umowę')
  await page.getByLabel('Wiadomość o procesie').press('Control+Enter')
  await expect(page.getByRole('log')).toContainText('Dawca pyta o umowę')
  await expectNoFindings(page, 'process')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)

  const { page: joanna } = await newBrowser(both)
  await joanna.goto(`/a/${accountId}/mail`)
  await joanna.getByRole('link', { name: /1 · Brak dzwonków/ }).click()
  await expect(joanna.getByRole('log')).toContainText('Dawca pyta o umowę')
  await expectNoFindings(joanna, 'mail')
  await joanna.getByLabel('Wiadomość o procesie').fill('Mam ją, dołączam jutro.')
  await joanna.getByRole('button', { name: 'Wyślij', exact: true }).click()
  await expect(page.getByRole('log')).toContainText('Mam ją, dołączam jutro.')
  await joanna.getByRole('link', { name: 'Otwórz proces' }).click()
  await expect(joanna.getByRole('log')).toContainText('Mam ją, dołączam jutro.')

  const { page: pawel } = await newBrowser(one)
  await pawel.goto(`/a/${accountId}/processes?process=${processId}`)
  await expect(pawel.getByRole('region', { name: 'Brak dzwonków', exact: true })).toBeVisible()
  await expect(pawel.getByText('Wiadomości o procesie')).toBeHidden()
})
