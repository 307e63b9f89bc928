import type { RegistrationRequest } from '@kontor/protocol'
import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run, type Work } from '../store/work.ts'
import type { RegistrationRequests, StoredRequest } from './registration-requests.ts'

/** Requests in the server's database, whose tables the store has made. */
export const createStoredRegistrationRequests = ({ dialect, runner }: Database): RegistrationRequests => {
  const db = new Kysely<Tables>({ dialect })
  const requests = db.selectFrom('registration_requests').selectAll()

  function* waiting(): Work<number> {
    const counted = db
      .selectFrom('registration_requests')
      .select(({ fn }) => fn.countAll<number>().as('number'))
      .where('state', '=', 'sent')
    return Number((yield* first(counted))?.number ?? 0)
  }

  return {
    add: ({ id, sentAt, content }, { waitingMax, forgetBefore }) =>
      runner.transaction(function* () {
        yield* run(db.deleteFrom('registration_requests').where('decided_at', '<', forgetBefore))
        if ((yield* waiting()) >= waitingMax) return false
        const undecided = { state: 'sent', reason: null, decided_by: null, decided_at: null }
        const row = { id, sent_at: sentAt, content: JSON.stringify(content), ...undecided }
        yield* run(db.insertInto('registration_requests').values(row))
        return true
      }),

    find: (id) =>
      runner.read(function* () {
        const row = yield* first(requests.where('id', '=', id))
        return row === null ? null : requestOf(row)
      }),

    list: (limit) =>
      runner.read(function* () {
        const open = yield* all(requests.where('state', '=', 'sent').orderBy('sent_at').orderBy('id').limit(limit))
        const decided = yield* all(
          requests.where('state', '!=', 'sent').orderBy('decided_at', 'desc').orderBy('id').limit(limit),
        )
        return [...open, ...decided].map(requestOf)
      }),

    waiting: () => runner.read(waiting),

    decide: (id, { approved, reason, by, at }) =>
      runner.transaction(function* () {
        const decided = { state: approved ? 'approved' : 'rejected', reason, decided_by: by, decided_at: at }
        const changed = db.updateTable('registration_requests').set(decided)
        return (yield* run(changed.where('id', '=', id).where('state', '=', 'sent'))) === 1
      }),

    register: async (id) => {
      const changed = db.updateTable('registration_requests').set({ state: 'registered' })
      await runner.transaction(() => run(changed.where('id', '=', id).where('state', '=', 'approved')))
    },
  }
}

const requestOf = (row: Tables['registration_requests']): StoredRequest => ({
  id: row.id,
  sentAt: row.sent_at,
  content: JSON.parse(row.content) as RegistrationRequest,
  state: row.state as StoredRequest['state'],
  decision: row.decided_at === null ? null : { reason: row.reason, by: row.decided_by ?? '', at: row.decided_at },
})
