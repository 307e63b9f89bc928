import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, run } from '../store/work.ts'
import type { ScimNames } from './scim-names.ts'

/** Names in the server's database, whose table the store has made. */
export const createStoredScimNames = ({ dialect, runner }: Database): ScimNames => {
  const db = new Kysely<Tables>({ dialect })
  const removal = (organizationId: string, id: string) =>
    db.deleteFrom('scim_names').where('organization_id', '=', organizationId).where('id', '=', id)

  return {
    list: (organizationId) =>
      runner.read(function* () {
        const rows = yield* all(
          db.selectFrom('scim_names').selectAll().where('organization_id', '=', organizationId).orderBy('id'),
        )
        return rows.map(({ id, record_id: recordId, name, external_id: externalId }) => ({
          ...{ id, recordId, name, externalId },
        }))
      }),

    put: (organizationId, { id, recordId: record_id, name, externalId: external_id }) =>
      runner.transaction(function* () {
        yield* run(removal(organizationId, id))
        yield* run(
          db.insertInto('scim_names').values({ organization_id: organizationId, id, record_id, name, external_id }),
        )
      }),

    remove: async (organizationId, id) => {
      await runner.transaction(() => run(removal(organizationId, id)))
    },
  }
}
