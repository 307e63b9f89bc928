import { RecordReader, documentEpoch } from '@kontor/document'
import type { DocumentKind, RecordContent } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import * as Y from 'yjs'
import { copyDatabase } from './document-copy.ts'
import type { DocumentStorage } from './ports/document-storage.ts'
import type { KeptCopy, LoginStorage } from './ports/login-storage.ts'

interface KeptContentOptions {
  readonly name: DocumentName
  readonly kind: DocumentKind
  readonly loginId: string
  readonly storage: LoginStorage
  readonly documents: DocumentStorage
}

/**
 * What a document held when this browser last followed it, without a connection; null where no whole copy is kept. For a
 * document that is not open in this tab: what waits for one keeps it open, so nothing is missing from the copy.
 */
export const keptContent = async (options: KeptContentOptions): Promise<RecordContent | null> => {
  const copy = await wholeCopy(options)
  if (copy === undefined) return null
  const { storage, documents, loginId } = options
  const database = copyDatabase(loginId, copy)
  const doc = new Y.Doc()
  const kept = documents.open(database, doc)
  try {
    await kept.loaded
    return contentOf(options.kind, doc)
  } finally {
    doc.destroy()
    await kept.close()
    // Another tab may have erased the copy since it was looked up; opening it has then made an empty database.
    if ((await wholeCopy(options)) === undefined && storage.isDurable) await documents.erase(database)
  }
}

/** S8: of several lives the newest that has once held all that the server had. */
const wholeCopy = async ({ storage, name }: KeptContentOptions): Promise<KeptCopy | undefined> => {
  const copies = await storage.readCopies()
  return copies
    .filter(({ document, arrived }) => document === name && arrived)
    .sort((one, other) => other.generation - one.generation)[0]
}

const contentOf = (kind: DocumentKind, doc: Y.Doc): RecordContent | null => {
  const { clients, pendingStructs, pendingDs } = doc.store
  const holdsSomething = clients.size > 0 || pendingStructs !== null || pendingDs !== null
  // A copy that lost its beginning is not shown.
  if (holdsSomething && documentEpoch(doc) === null) return null
  const content = new RecordReader(kind, doc, { unreadable: 'ignore' }).read()
  return (kind.isComplete?.(content) ?? true) ? content : null
}
