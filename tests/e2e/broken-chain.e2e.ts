import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KontorServer } from '../server/kontor-server.ts'
import { newId, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'
import { expectNoFindings, expectNoSidewaysScroll } from './no-findings.ts'

/** As a person could who can write to the server's disk while the server runs. */
const inDatabase = (kontor: KontorServer, statement: string, ...values: readonly (string | number)[]): number => {
  const database = new DatabaseSync(join(kontor.dataFolder, 'kontor.sqlite'), { timeout: 10_000 })
  try {
    return Number(database.prepare(statement).run(...values).changes)
  } finally {
    database.close()
  }
}

test('[ISSUE 3] an entry that was changed in the server’s database is named by the history, until it is put right again', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId } = await register(kontor)
  for (const name of ['Zespół FNP', 'Rozliczenia', 'Poczta'])
    await owner.mutate(organizationId, 'createRole', { roleId: newId(), name, rights: ['mail'] })
  const document = `directory/${organizationId}`
  const { context, page } = await newBrowser()
  await owner.enter(context)
  await page.goto(`/a/${accountId}/account/history`)
  const line = page.getByRole('status').filter({ hasText: 'łańcuch' })
  const box = page.getByRole('region', { name: 'Łańcuch historii jest przerwany przy wpisie nr 3' })
  const again = page.getByRole('button', { name: 'Sprawdź łańcuch ponownie' })
  await expect(line).toContainText('łańcuch nienaruszony')
  await expect(box).toBeHidden()

  await test.step('another person is written in as the author', async () => {
    const changed = 'update log set actor_name = ? where document = ? and seq = ?'
    expect(inDatabase(kontor, changed, 'Adam Nowak', document, 3)).toBe(1)
    await again.click()
    await expect(box).toContainText('historii od tego miejsca nie można ufać')
    await expect(box).toContainText('verify-history')
    await expect(line).toContainText('łańcuch przerwany przy wpisie nr 3')
    await expectNoFindings(page, 'broken chain')
  })
  await test.step('a reload, and a phone, tell the same', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    await expect(box).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
  await test.step('put back as it was, the chain is whole', async () => {
    const back = 'update log set actor_name = ? where document = ? and seq = ?'
    expect(inDatabase(kontor, back, 'Halina Wróblewska', document, 3)).toBe(1)
    await again.click()
    await expect(line).toContainText('łańcuch nienaruszony')
    await expect(box).toBeHidden()
  })
  await test.step('an entry that was taken out is missed', async () => {
    expect(inDatabase(kontor, 'delete from log where document = ? and seq = ?', document, 3)).toBe(1)
    await again.click()
    await expect(page.getByRole('heading', { name: /^Łańcuch historii jest przerwany/ })).toBeVisible()
  })
})
