import type { Locator, Page } from '@playwright/test'

/** The text field of a day, beside its button that opens the calendar. */
export const dayField = (place: Page | Locator, label: string): Locator =>
  place.getByRole('textbox', { name: label, exact: true })

/** Types a day (`2026-11-27`) as people do in Polish: `27.11.2026`. */
export const fillDay = async (place: Page | Locator, label: string, day: string): Promise<void> => {
  await dayField(place, label).fill(day.split('-').reverse().join('.'))
}
