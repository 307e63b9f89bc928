import type { DocumentKind, DocumentKinds, KernelRefusal } from '@kontor/domain'
import { parseDocumentName } from '@kontor/protocol'

/**
 * The key of a document's kind: `directory`, or that of a section.
 *
 * @example kindKeyOf('section/account-main.mail') === 'mail'
 */
export const kindKeyOf = (document: string): string => {
  const [kind = '', rest = ''] = document.split('/')
  return kind === 'section' ? rest.slice(rest.indexOf('.') + 1) : kind
}

/** The kind of a document; null: this program does not know it, or it has no content. */
export const kindOfDocument = (document: string, kinds: DocumentKinds): DocumentKind | null => {
  const address = parseDocumentName(document, kinds)
  if (address?.kind === 'directory') return kinds.directory
  return address?.kind === 'section' ? (kinds.sections[address.key] ?? null) : null
}

/** Why a mutation is refused whose sender may not open the document: the same as the server would say. */
export const refusalWithoutAccess = (kind: DocumentKind | null, name: string): KernelRefusal => {
  const definition = kind !== null && Object.hasOwn(kind.mutations, name) ? kind.mutations[name] : undefined
  return { code: definition?.who === 'administrators' ? 'not-admin' : 'no-access' }
}
