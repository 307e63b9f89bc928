import { describe, expect, it } from 'vitest'
import type { AttachmentContents } from '../attachments/attachment-contents.ts'
import { mewa, orla } from './store-samples.ts'

const digest = (letter: string): string => letter.repeat(64)
const content = new Uint8Array([1, 2, 3])

/** The contract of everything that stores contents of attachments. `open` returns a new, empty one. */
export const contentsContract = (name: string, open: () => AttachmentContents | Promise<AttachmentContents>): void => {
  describe(`${name} as contents of attachments`, () => {
    it('[DESIGN 10] a content is read as it was written, within its organisation alone', async () => {
      const contents = await open()
      await contents.write(mewa, digest('a'), content)
      await contents.write(mewa, digest('a'), content)
      await contents.write(orla, digest('b'), new Uint8Array())
      const read = [
        await contents.read(mewa, digest('a')),
        await contents.read(orla, digest('a')),
        await contents.read(orla, digest('b')),
      ]
      expect(read.map((bytes) => (bytes === null ? null : [...bytes]))).toEqual([[1, 2, 3], null, []])
      expect(await contents.list()).toEqual([
        { organizationId: mewa, sha256: digest('a') },
        { organizationId: orla, sha256: digest('b') },
      ])
    })

    it('[DESIGN 10] a removed content is gone; removing it again does nothing', async () => {
      const contents = await open()
      await contents.write(mewa, digest('a'), content)
      await contents.write(mewa, digest('b'), content)
      await contents.remove(mewa, digest('a'))
      await contents.remove(mewa, digest('a'))
      expect([await contents.read(mewa, digest('a')), await contents.list()]).toEqual([
        null,
        [{ organizationId: mewa, sha256: digest('b') }],
      ])
    })

    it('[DESIGN 10] an empty place has nothing', async () => {
      const contents = await open()
      expect([await contents.list(), await contents.read(mewa, digest('a'))]).toEqual([[], null])
    })
  })
}
