import { inMail, message } from '../server/mail-mutations.ts'
import { createSubAccount, join, newId, register, type Person } from '../server/person.ts'
import { recordEverything } from './everything-received.ts'
import { expect, test } from './fixtures.ts'
import { changeProcesses, openComplaint } from './process-scene.ts'

test.use({ serviceWorkers: 'allow' })

/** Puts secrets of one account into every section of it. */
const fill = async (person: Person, accountId: string, word: string): Promise<void> => {
  const processId = await openComplaint(person, accountId, `Sprawa ${word}`)
  await changeProcesses(person, accountId, 'addNote', {
    ...{ noteId: newId(), recordId: processId, text: `Notatka ${word}`, attachments: [] },
  })
  await inMail(person, accountId, 'startConversation', {
    ...message(newId(), `List ${word}`),
    subject: `Temat ${word}`,
  })
}
const secretsOf = (word: string) => [`Sprawa ${word}`, `Notatka ${word}`, `List ${word}`, `Temat ${word}`]

test('[A3] three people, of two accounts and of one each: no frame, answer, cache or database has another’s data', async ({
  kontor,
  newBrowser,
}) => {
  const { owner, organizationId, accountId: main } = await register(kontor)
  const zulawy = await createSubAccount(owner, organizationId, 'Żuławy Mobile', 'PT 07240')
  const kaszuby = await createSubAccount(owner, organizationId, 'Kaszuby Online', 'PT 03418')
  const rights = ['processes', 'mail']
  const anna = await join(owner, organizationId, {
    ...{ name: 'Anna Centralna', username: 'a.centralna', homeAccountId: main, rights, grants: [zulawy] },
  })
  const bartek = await join(owner, organizationId, {
    ...{ name: 'Bartek Żuławski', username: 'b.zulawski', homeAccountId: zulawy, rights },
  })
  const celina = await join(owner, organizationId, {
    ...{ name: 'Celina Kaszubska', username: 'c.kaszubska', homeAccountId: kaszuby, rights },
  })
  await fill(anna, main, 'główna')
  await fill(bartek, zulawy, 'żuławska')
  await fill(celina, kaszuby, 'kaszubska')

  const open = async (person: Person, accounts: readonly string[]) => {
    const { context, page } = await newBrowser(person)
    const received = recordEverything(context, page)
    for (const account of accounts)
      for (const section of ['processes', 'mail', 'units']) {
        await page.goto(`/a/${account}/${section}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      }
    return { page, received }
  }
  const browsers = {
    anna: await open(anna, [main, zulawy]),
    bartek: await open(bartek, [zulawy]),
    celina: await open(celina, [kaszuby]),
  }
  await test.step('each asks for the others’ accounts by their addresses too, and goes on working', async () => {
    for (const [{ page }, foreign] of [
      [browsers.anna, kaszuby],
      [browsers.bartek, main],
      [browsers.celina, zulawy],
    ] as const)
      for (const section of ['processes', 'mail']) {
        await page.goto(`/a/${foreign}/${section}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      }
    await browsers.anna.page.goto(`/a/${zulawy}/processes`)
    await browsers.bartek.page.goto(`/a/${zulawy}/processes`)
    await browsers.celina.page.goto(`/a/${kaszuby}/processes`)
  })
  await test.step('what comes while they look arrives where it belongs', async () => {
    await fill(anna, main, 'główna druga')
    await fill(bartek, zulawy, 'żuławska druga')
    await fill(celina, kaszuby, 'kaszubska druga')
    for (const { page } of [browsers.anna, browsers.bartek])
      await expect(page.getByRole('link', { name: 'Sprawa żuławska druga' })).toBeVisible()
    await expect(browsers.celina.page.getByRole('link', { name: 'Sprawa kaszubska druga' })).toBeVisible()
  })

  const own = {
    anna: [...secretsOf('główna'), ...secretsOf('żuławska'), 'Bartek Żuławski'],
    bartek: [...secretsOf('żuławska'), 'Anna Centralna'],
    celina: secretsOf('kaszubska'),
  }
  const foreign = {
    anna: [...secretsOf('kaszubska'), 'Celina Kaszubska', 'c.kaszubska'],
    bartek: [...secretsOf('główna'), ...secretsOf('kaszubska'), 'Celina Kaszubska', 'c.kaszubska'],
    celina: [...secretsOf('główna'), ...secretsOf('żuławska'), 'Bartek Żuławski', 'b.zulawski', 'Anna Centralna'],
  }
  for (const name of ['anna', 'bartek', 'celina'] as const)
    await test.step(`${name} has received and keeps everything of the own accounts, and nothing else`, async () => {
      const { received } = browsers[name]
      await expect.poll(() => received.found(own[name])).toEqual(own[name])
      expect(await received.found(foreign[name])).toEqual([])
      const { frames, answers, caches, records } = await received.counts()
      expect(Math.min(frames, answers, caches, records)).toBeGreaterThan(20)
    })
})
