import type { OrganizationId } from '@kontor/domain'
import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run } from '../store/work.ts'
import type { AttachmentContents } from './attachment-contents.ts'

/** Contents in PostgreSQL, where every server finds them. */
export const databaseContents = ({ dialect, runner }: Database): AttachmentContents => {
  const db = new Kysely<Tables>({ dialect })
  return {
    write: async (organizationId, sha256, content) => {
      const row = { organization_id: organizationId, sha256, content }
      const written = db
        .insertInto('attachment_contents')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
      await runner.transaction(() => run(written), 'none')
    },
    read: (organizationId, sha256) =>
      runner.read(function* () {
        const ofOrganization = db.selectFrom('attachment_contents').where('organization_id', '=', organizationId)
        return (yield* first(ofOrganization.select('content').where('sha256', '=', sha256)))?.content ?? null
      }),
    remove: async (organizationId, sha256) => {
      const ofOrganization = db.deleteFrom('attachment_contents').where('organization_id', '=', organizationId)
      await runner.transaction(() => run(ofOrganization.where('sha256', '=', sha256)), 'none')
    },
    list: () =>
      runner.read(function* () {
        const addresses = db.selectFrom('attachment_contents').select(['organization_id', 'sha256'])
        const rows = yield* all(addresses.orderBy('organization_id').orderBy('sha256'))
        return rows.map((row) => ({ organizationId: row.organization_id as OrganizationId, sha256: row.sha256 }))
      }),
  }
}
