import type { DocumentName } from '@kontor/protocol'

/** The document is no longer where the commit expected it: somebody else wrote, or took it away. Nothing was kept. */
export class WrongSeq extends Error {
  override readonly name = 'WrongSeq'
  readonly document: DocumentName

  constructor(document: DocumentName, expectedSeq: number) {
    super(`${document} is not at seq ${expectedSeq}`)
    this.document = document
  }
}
