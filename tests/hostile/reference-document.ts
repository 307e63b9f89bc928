import { directoryKind, put, type Role } from '@kontor/domain'
import { writeToDocument } from '@kontor/document'
import * as Y from 'yjs'

/** A document as the server writes one, but always the same: attacks that are made from it can be repeated. */
export const referenceDocument = (): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = 2_147_483_648
  for (let seq = 1; seq <= 40; seq += 1) {
    const role = {
      id: `role-${String(seq).padStart(4, '0')}`,
      name: `Rola ${seq}`,
      rights: ['mail'],
    } as unknown as Role
    writeToDocument(directoryKind, doc, [put('role', role)], { seq, epoch: 'epoch-of-reference' })
  }
  return doc
}
