import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentStorage } from '../ports/document-storage.ts'

/** What every storage of documents must do. */
export const documentStorageContract = (name: string, storage: DocumentStorage): void => {
  let databases = 0
  const setup = () => {
    databases += 1
    return `contract/${databases}`
  }
  const open = async (database: string) => {
    const doc = new Y.Doc()
    const kept = storage.open(database, doc)
    await kept.loaded
    return { text: doc.getText('text'), doc, kept }
  }

  describe(name, () => {
    test('[S8] what came to a document is there when it is opened again', async () => {
      const database = setup()
      const first = await open(database)
      first.text.insert(0, 'one ')
      first.text.insert(4, 'two')
      await first.kept.close()
      const second = await open(database)
      expect(second.text.toJSON()).toBe('one two')
      second.text.insert(7, ' three')
      await second.kept.close()
      expect((await open(database)).text.toJSON()).toBe('one two three')
    })

    test('[S8] a closed document is kept no further', async () => {
      const database = setup()
      const { text, kept } = await open(database)
      text.insert(0, 'kept')
      await kept.close()
      text.insert(4, ' and lost')
      expect((await open(database)).text.toJSON()).toBe('kept')
    })

    test('[S13] an erased database is empty, and the others are not', async () => {
      const [erased, other] = [setup(), setup()]
      for (const database of [erased, other]) {
        const { text, kept } = await open(database)
        text.insert(0, 'secret')
        await kept.close()
      }
      await storage.erase(erased)
      expect((await open(erased)).text.toJSON()).toBe('')
      expect((await open(other)).text.toJSON()).toBe('secret')
    })
  })
}
