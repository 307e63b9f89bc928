import type { Page } from '@playwright/test'
import { administrationScene, type AdministrationScene } from './administration-scene.ts'
import { loadDemonstration } from './demonstration.ts'
import { expect } from './fixtures.ts'
import type { Says, Shoot, Variant } from './screen-variants.ts'

/** What a chapter of the tour is given: a page that is signed in as the owner, and what it may show there. */
export interface Tour {
  readonly page: Page
  readonly shot: Shoot
  readonly says: Says
  readonly scene: AdministrationScene
  readonly go: (path: string) => Promise<void>
}

/** Signs the owner of the demonstration in, and makes ready for the chapters. */
export const beginTour = async (variant: Variant): Promise<Tour> => {
  const scene = await administrationScene(variant.kontor, await loadDemonstration(variant.kontor))
  const { context, page } = await variant.open()
  await scene.owner.enter(context)
  return {
    page,
    shot: variant.shooting(page, 'admin-'),
    says: variant.says,
    scene,
    go: async (path) => {
      await page.goto(`/a/${scene.accountId}/account/${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    },
  }
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click()

export const closed = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0)
}
