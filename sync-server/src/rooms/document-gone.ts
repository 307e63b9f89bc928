import type { DocumentName } from '@kontor/protocol'

/** There is no such document, or there is none any more. Over HTTP 404. */
export class DocumentGone extends Error {
  override readonly name = 'DocumentGone'

  constructor(document: DocumentName) {
    super(`there is no ${document}`)
  }
}
