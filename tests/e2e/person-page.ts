import type { Page } from '@playwright/test'

export const joanna = { name: 'Joanna Nadolna', username: 'j.nadolna' } as const

/** One cell of the matrix on a person's page: what a right opens in an account. */
export const cell = (page: Page, right: string, account: string) =>
  page.getByRole('button', { name: new RegExp(`^${right}, ${account}: `) })

/** What a cell says when it is pressed. */
export const explanation = (page: Page) => page.getByRole('dialog', { name: /^Dlaczego dział/ })

export const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Strona osoby' }).getByRole('link', { name, exact: true })
