import type { DocumentKinds } from '@kontor/domain'
import { parseDocumentName, type DocumentAddress, type DocumentName } from '@kontor/protocol'
import { Failure } from '../answers/failure.ts'

/** The document that the path names; any other path is not found. */
export const addressedDocument = <K extends DocumentAddress['kind']>(
  kind: K,
  rest: string,
  kinds: DocumentKinds,
): { readonly name: DocumentName; readonly address: Extract<DocumentAddress, { kind: K }> } => {
  const name = `${kind}/${rest}`
  const address = parseDocumentName(name, kinds)
  if (address?.kind !== kind) throw new Failure(404, 'not-found')
  return { name: name as DocumentName, address: address as Extract<DocumentAddress, { kind: K }> }
}
