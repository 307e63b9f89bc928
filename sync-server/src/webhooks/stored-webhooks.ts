import type { WebhookDelivery } from '@kontor/protocol'
import { Kysely } from 'kysely'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { all, first, run } from '../store/work.ts'
import { hasArrived, type WebhookName, type Webhooks } from './webhooks.ts'

/** Webhooks in the server's database, whose tables the store has made. */
export const createStoredWebhooks = ({ dialect, runner }: Database): Webhooks => {
  const db = new Kysely<Tables>({ dialect })
  const secretsOf = ({ organizationId, webhookId }: WebhookName) =>
    db
      .selectFrom('webhook_secrets')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('webhook_id', '=', webhookId)
  const changed = ({ organizationId, webhookId }: WebhookName) =>
    db.updateTable('webhook_secrets').where('organization_id', '=', organizationId).where('webhook_id', '=', webhookId)
  const deliveriesOf = ({ organizationId, webhookId }: WebhookName) =>
    db
      .selectFrom('webhook_deliveries')
      .where('organization_id', '=', organizationId)
      .where('webhook_id', '=', webhookId)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')

  return {
    setSecret: (name, secret, previousUntil) =>
      runner.transaction(function* () {
        const before = yield* first(secretsOf(name))
        const { organizationId: organization_id, webhookId: webhook_id } = name
        const next = { secret, previous: before?.secret ?? null, previous_until: previousUntil }
        if (before !== null) yield* run(changed(name).set(next))
        else
          yield* run(
            db.insertInto('webhook_secrets').values({ organization_id, webhook_id, ...next, failing_since: null }),
          )
      }),

    secrets: (name, at) =>
      runner.read(function* () {
        const row = yield* first(secretsOf(name))
        return row === null
          ? []
          : [row.secret, ...(row.previous !== null && row.previous_until > at ? [row.previous] : [])]
      }),

    record: (name, delivery, keptMax) =>
      runner.transaction(function* () {
        yield* run(db.insertInto('webhook_deliveries').values(rowOf(name, delivery)))
        const beyond = yield* all(deliveriesOf(name).select('id').offset(keptMax).limit(keptMax))
        for (const { id } of beyond) yield* run(db.deleteFrom('webhook_deliveries').where('id', '=', id))
        const before = (yield* first(secretsOf(name)))?.failing_since ?? null
        const failingSince = hasArrived(delivery) ? null : (before ?? delivery.at)
        if (failingSince !== before) yield* run(changed(name).set({ failing_since: failingSince }))
        return failingSince
      }),

    deliveries: (name) =>
      runner.read(function* () {
        return (yield* all(deliveriesOf(name).selectAll())).map(deliveryOf)
      }),

    forgive: async (name) => {
      await runner.transaction(() => run(changed(name).set({ failing_since: null })))
    },

    remove: ({ organizationId, webhookId }) =>
      runner.transaction(function* () {
        for (const table of ['webhook_secrets', 'webhook_deliveries'] as const)
          yield* run(
            db.deleteFrom(table).where('organization_id', '=', organizationId).where('webhook_id', '=', webhookId),
          )
      }),
  }
}

const rowOf = (
  { organizationId, webhookId }: WebhookName,
  { id, eventId, type, at, attempt, status, problem, durationMs, nextAt }: WebhookDelivery,
): Tables['webhook_deliveries'] => ({
  ...{ organization_id: organizationId, webhook_id: webhookId, id, event_id: eventId, type, at, attempt, status },
  ...{ problem, duration_ms: durationMs, next_at: nextAt },
})

const deliveryOf = (row: Tables['webhook_deliveries']): WebhookDelivery => ({
  ...{ id: row.id, eventId: row.event_id, type: row.type, at: row.at, attempt: row.attempt, status: row.status },
  ...{ problem: row.problem as WebhookDelivery['problem'], durationMs: row.duration_ms, nextAt: row.next_at },
})
