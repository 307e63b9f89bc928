import { writeFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Chooses one file in a composer. */
export const attachFile = (composer: Locator, name: string, mimeType: string, content: Buffer): Promise<void> =>
  composer.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: content })

/** A page that calls itself a picture. */
export const htmlAsPicture = '<script>alert(1)</script>'

/** Files of 0 bytes and of 11 MB are refused with a sentence, and the text of the composer stays. */
export const expectBadFilesRefused = async (composer: Locator, text: Locator): Promise<void> => {
  const typed = await text.inputValue()
  await attachFile(composer, 'pusty.pdf', 'application/pdf', Buffer.alloc(0))
  await expect(composer.getByRole('alert')).toContainText('Plik pusty.pdf jest pusty.')
  const large = test.info().outputPath('nagranie.pdf')
  await writeFile(large, Buffer.alloc(11 * 1024 * 1024, 1))
  await composer.locator('input[type=file]').setInputFiles(large)
  await expect(composer.getByRole('alert')).toContainText('Plik nagranie.pdf ma ponad 10 MB.')
  await expect(composer.getByRole('button', { name: /^(Usuń plik: |Nie dołączaj pliku )/ })).toHaveCount(0)
  await expect(text).toHaveValue(typed)
}
