import type { DocumentName } from '@kontor/protocol'
import type { DocumentTurns } from '../store/document-turns.ts'

/** Turns of servers in one process, in the order of their calls. */
export const memoryTurns = (): DocumentTurns => {
  const last = new Map<DocumentName, Promise<void>>()
  return {
    take: async (document) => {
      const before = last.get(document)
      const { promise, resolve } = Promise.withResolvers<void>()
      last.set(document, promise)
      await before
      return { seq: null, end: resolve }
    },
  }
}
