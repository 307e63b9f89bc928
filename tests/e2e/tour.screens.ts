import type { Page } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { enterAs, loadDemonstration, type Demonstration } from './demonstration.ts'
import { expect } from './fixtures.ts'
import { inEachVariant, type Shoot } from './screen-variants.ts'

inEachVariant('every screen of both profiles', async ({ kontor, open, shooting }) => {
  const demonstration = await doors((await open()).page, kontor, shooting)
  for (const profile of ['telecom', 'hospitality'] as const) {
    const { context, page } = await open()
    await enterAs(kontor, context, demonstration.login(profile, 'owner'))
    await page.goto('/')
    await page.waitForURL(/\/a\//)
    const account = /\/a\/[^/]+/.exec(page.url())?.[0] ?? ''
    await tour(page, account, shooting(page, `${profile}-`))
    await context.close()
  }
})

/** The screens in front of the door; leaves the demonstration behind. */
const doors = async (
  page: Page,
  kontor: KontorServer,
  shooting: (page: Page, prefix: string) => Shoot,
): Promise<Demonstration> => {
  const shot = shooting(page, '')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await shot('welcome')
  const demonstration = await loadDemonstration(kontor)
  await page.reload()
  await shot('sign-in')
  for (const path of ['/forgot-password', '/reset-password?token=unknown', '/invitation/unknown']) {
    await page.goto(path)
    await shot(path.slice(1).replace(/[^a-z-].*/, ''))
  }
  await page.close()
  return demonstration
}

const tour = async (page: Page, account: string, shot: Shoot): Promise<void> => {
  const screens = {
    'sub-accounts': 'account/sub-accounts',
    users: 'account/users',
    roles: 'account/roles',
    access: 'account/access',
    'access-right': 'account/access?right=finance',
    tray: 'account/tray',
    history: 'account/history',
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await shot('section')
  for (const [name, path] of Object.entries(screens)) {
    await page.goto(`${account}/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: /^(Stan zapisu|Sync status|Sync|Saving)/ })).toBeVisible()
    await shot(name)
    await dialogsOf[name]?.(page, shot)
  }
}

/** A member with a role and direct rights who is no administrator. */
const ordinaryPerson = (page: Page) => page.getByRole('row', { name: /Kazimierz Jaworski|Bogdan Wójcik/ }).first()

const closed = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Everybody in the list, marked, and what giving them a right would do. */
const markedTogether = async (page: Page, shot: Shoot): Promise<void> => {
  const everybody = page.getByRole('checkbox', { name: /^Zaznacz wszystk|^Mark all|^Select all/ })
  if (!(await everybody.isVisible())) return
  await everybody.check()
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Edytuj prawa dostępu|^Edit (access )?rights/ })
    .click()
  await page.getByRole('button', { name: /^(Daj|Give): (Finanse|Finance)/ }).click()
  await shot('bulk-rights')
  await closed(page)
  await everybody.uncheck()
}

/** The app as another person sees it; leaves the view again. */
const lookAs = async (page: Page, shot: Shoot): Promise<void> => {
  await page
    .getByRole('button', { name: /^(Podgląd jako|View as)/ })
    .first()
    .click()
  await shot('view-as-dialog')
  await page.getByRole('button', { name: /Zacznij podgląd|Start/ }).click()
  const end = page.getByRole('button', { name: /Zakończ podgląd|End/ })
  await expect(end).toBeVisible()
  await shot('view-as')
  await end.click()
  await expect(end).toBeHidden()
}

const dialogsOf: Record<string, (page: Page, shot: Shoot) => Promise<void>> = {
  'sub-accounts': async (page, shot) => {
    await page.getByRole('button', { name: /Przełącz konto|Switch account/ }).click()
    await shot('switch')
    await closed(page)
    await page
      .getByRole('button', { name: /Dodaj konto|Add account/ })
      .first()
      .click()
    await shot('new-account')
    await closed(page)
  },
  users: async (page, shot) => {
    await page
      .getByRole('button', { name: /Dodaj użytkownika|Add user/ })
      .first()
      .click()
    await shot('invite')
    await closed(page)
    await ordinaryPerson(page)
      .getByRole('button', { name: /^Zarządzaj|^Manage/ })
      .click()
    await shot('manage')
    await page.getByRole('menuitem', { name: /Edytuj prawa dostępu|Edit access rights/ }).click()
    await page
      .getByRole('button', { name: /Co ukrywa brak tego prawa|What is hidden without it/ })
      .nth(1)
      .click()
    await shot('rights')
    await closed(page)
    await markedTogether(page, shot)
    await ordinaryPerson(page)
      .getByRole('button', { name: /^(Kazimierz Jaworski|Bogdan Wójcik)$/ })
      .click()
    await expect(page.getByRole('table')).toBeVisible()
    await shot('person')
    await page.locator('[data-cell]').nth(1).click()
    await shot('person-why')
    await closed(page)
    for (const [name, label] of [
      ['rights', /^(Prawa dostępu|Access rights)$/],
      ['accounts', /^(Konta|Accounts)$/],
      ['sessions', /^(Sesje|Sessions)$/],
      ['history', /^(Historia|History)$/],
    ] as const) {
      await page
        .getByRole('navigation', { name: /Strona osoby|Page of the person/ })
        .getByRole('link', { name: label })
        .click()
      await shot(`person-${name}`)
    }
    await lookAs(page, shot)
  },
  roles: async (page, shot) => {
    await ordinaryPerson(page)
      .getByRole('button', { name: /^Edytuj|^Edit/ })
      .click()
    await shot('grants')
    await closed(page)
  },
}
