import type { AttachmentType } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { sql, type Kysely } from 'kysely'
import { chunks } from './chunks.ts'
import { AttachmentGone } from './store-errors.ts'
import type { Commit, Store, StoredAttachment } from './store.ts'
import type { Tables } from './tables.ts'
import { all, first, run, type Runner, type Work } from './work.ts'

type AttachmentCalls = Pick<
  Store,
  'addAttachment' | 'attachments' | 'attachmentsOfOrganization' | 'removeOrphanedAttachments' | 'hasAttachment'
>

/** Which document has which uploaded file. */
export const attachmentRows = (db: Kysely<Tables>, runner: Runner): AttachmentCalls => ({
  addAttachment: (row, bytesMax) =>
    runner.transaction(function* () {
      if ((yield* withDigests(db, row.document, [row.sha256])).length > 0) return true
      const { bytes } = (yield* first(
        db
          .selectFrom('attachments')
          .select(sql<number>`coalesce(sum(bytes), 0)`.as('bytes'))
          .where('organization_id', '=', row.organizationId),
      )) ?? { bytes: 0 }
      if (Number(bytes) + row.bytes > bytesMax) return false
      const { document, sha256, organizationId: organization_id, name, type, addedAt: added_at } = row
      const own = { document, sha256, organization_id, name, bytes: row.bytes, type, added_at, mentioned: 0 }
      yield* run(db.insertInto('attachments').values(own))
      return true
    }),

  attachments: (document, digests) =>
    runner.read(function* () {
      const found: StoredAttachment[] = []
      for (const some of chunks(digests)) found.push(...(yield* withDigests(db, document, some)).map(attachmentOf))
      return found
    }),

  attachmentsOfOrganization: (organizationId) =>
    runner.read(function* () {
      const ofOrganization = db.selectFrom('attachments').selectAll().where('organization_id', '=', organizationId)
      return (yield* all(ofOrganization.orderBy('document').orderBy('sha256'))).map(attachmentOf)
    }),

  removeOrphanedAttachments: (before) =>
    runner.transaction(() =>
      run(db.deleteFrom('attachments').where('mentioned', '=', 0).where('added_at', '<', before)),
    ),

  hasAttachment: (organizationId, sha256) =>
    runner.read(function* () {
      const ofDigest = db.selectFrom('attachments').select('sha256').where('sha256', '=', sha256)
      return (yield* first(ofDigest.where('organization_id', '=', organizationId).limit(1))) !== null
    }),
})

/** Part of a commit: what its records mention is kept for ever. */
export function* mentionAttachments(db: Kysely<Tables>, { document, attachments }: Commit): Work<void> {
  for (const sha256 of attachments) {
    const row = db.updateTable('attachments').set({ mentioned: 1 }).where('document', '=', document)
    if ((yield* run(row.where('sha256', '=', sha256))) === 0) throw new AttachmentGone(document)
  }
}

const withDigests = (
  db: Kysely<Tables>,
  document: DocumentName,
  digests: readonly string[],
): Work<Tables['attachments'][]> =>
  all(db.selectFrom('attachments').selectAll().where('document', '=', document).where('sha256', 'in', digests))

/** The type was checked when the file came. */
const attachmentOf = ({ document, name, bytes, type, sha256, mentioned }: Tables['attachments']): StoredAttachment => ({
  ...{ document: document as DocumentName, name, bytes, type: type as AttachmentType, sha256 },
  mentioned: mentioned === 1,
})
