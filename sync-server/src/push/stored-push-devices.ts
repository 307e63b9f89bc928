import { NoticeKindSchema, type LoginId, type NoticeKind, type SessionId } from '@kontor/domain'
import { Kysely } from 'kysely'
import * as v from 'valibot'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run } from '../store/work.ts'
import type { PushDevice, PushDevices } from './push-devices.ts'

/** Devices in the server's database, whose tables the store has made. */
export const createStoredPushDevices = ({ dialect, runner }: Database): PushDevices => {
  const db = new Kysely<Tables>({ dialect })
  const ofLogin = (loginId: LoginId) =>
    db
      .selectFrom('push_devices')
      .selectAll()
      .where('login_id', '=', loginId)
      .orderBy('added_at', 'desc')
      .orderBy('id', 'desc')

  return {
    add: (device, max) =>
      runner.transaction(function* () {
        const others = (yield* all(ofLogin(device.loginId))).filter((row) => row.endpoint_hash !== device.endpointHash)
        if (others.length >= max) return false
        yield* run(db.deleteFrom('push_devices').where('endpoint_hash', '=', device.endpointHash))
        yield* run(db.insertInto('push_devices').values(rowOf(device)))
        return true
      }),

    find: (id) =>
      runner.read(function* () {
        const row = yield* first(db.selectFrom('push_devices').selectAll().where('id', '=', id))
        return row === null ? null : deviceOf(row)
      }),

    ofLogin: (loginId) =>
      runner.read(function* () {
        return (yield* all(ofLogin(loginId))).map(deviceOf)
      }),

    loginsIn: (organizationId) =>
      runner.read(function* () {
        const rows = yield* all(
          db
            .selectFrom('push_devices')
            .innerJoin('memberships', 'memberships.login_id', 'push_devices.login_id')
            .where('memberships.organization_id', '=', organizationId)
            .select('push_devices.login_id')
            .distinct()
            .orderBy('push_devices.login_id'),
        )
        return rows.map((row) => row.login_id as LoginId)
      }),

    remove: async (id) => {
      await runner.transaction(() => run(db.deleteFrom('push_devices').where('id', '=', id)))
    },

    removeOfSession: async (sessionId) => {
      await runner.transaction(() => run(db.deleteFrom('push_devices').where('session_id', '=', sessionId)))
    },

    turnedOff: (loginId) =>
      runner.read(function* () {
        const row = yield* first(db.selectFrom('push_choices').select('off').where('login_id', '=', loginId))
        return row === null ? [] : kindsIn(row.off)
      }),

    turnOff: async (loginId, kinds) => {
      const off = JSON.stringify(kinds)
      const query = db
        .insertInto('push_choices')
        .values({ login_id: loginId, off })
        .onConflict((conflict) => conflict.column('login_id').doUpdateSet({ off }))
      await runner.transaction(() => run(query))
    },
  }
}

const kindsIn = (off: string): readonly NoticeKind[] => v.parse(v.array(NoticeKindSchema), JSON.parse(off))

const rowOf = (device: PushDevice): Tables['push_devices'] => ({
  ...{ id: device.id, login_id: device.loginId, session_id: device.sessionId, endpoint_hash: device.endpointHash },
  ...{ sealed: device.sealed, user_agent: device.userAgent, added_at: device.addedAt },
})

const deviceOf = (row: Tables['push_devices']): PushDevice => ({
  ...{ id: row.id, loginId: row.login_id as LoginId, sessionId: row.session_id as SessionId },
  ...{ endpointHash: row.endpoint_hash, sealed: row.sealed, userAgent: row.user_agent, addedAt: row.added_at },
})
