import { attachmentsIn, type ParsedMutation } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Store } from '../store/store.ts'

/**
 * A mutation may mention only files that were uploaded to its document, as the server keeps them: a size or a type that
 * differs would be shown to every reader. Their names are the sender's choice.
 */
export const withAttachments = async (
  store: Pick<Store, 'attachments'>,
  document: DocumentName,
  mutation: ParsedMutation,
): Promise<ParsedMutation> => {
  if (mutation.definition === null || mutation.refusal !== null) return mutation
  const mentioned = attachmentsIn(mutation.args)
  if (mentioned.length === 0) return mutation
  const digests = [...new Set(mentioned.map(({ sha256 }) => sha256))]
  const kept = new Map((await store.attachments(document, digests)).map((row) => [row.sha256, row]))
  const missing = mentioned.find(({ sha256, bytes, type }) => {
    const row = kept.get(sha256)
    return row?.bytes !== bytes || row.type !== type
  })
  if (missing === undefined) return mutation
  const { definition, name } = mutation
  return { name, definition, refusal: { code: 'attachment-missing', name: missing.name } }
}
