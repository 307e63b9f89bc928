import type { OrganizationId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import { serverLimits } from '../limits.ts'
import { chunks } from './chunks.ts'
import type { Tables } from './tables.ts'
import type { SqliteRunner } from './sqlite-runner.ts'
import { timedEffects, type EffectKind, type NewEffect, type Store } from './store.ts'

/** What is still to be carried out. */
export const effectRows = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
): Pick<Store, 'addEffect' | 'dueEffects' | 'finishEffect' | 'postponeEffect' | 'nextEffectAt'> => ({
  addEffect: (effect) => runner.transaction(() => writeEffects(db, runner, null, [effect])),

  dueEffects: async (now, limit) =>
    runner
      .all(
        db
          .selectFrom('effects')
          .selectAll()
          .where('finished', '=', 0)
          .where(({ eb, or, and }) =>
            or([
              eb('due_at', '<=', now),
              and([eb('due_at', '>', now + serverLimits.effectRetryLongestMs), eb('kind', 'not in', timedEffects)]),
            ]),
          )
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit),
      )
      .map((row) => ({
        id: row.id,
        kind: row.kind as EffectKind,
        payload: JSON.parse(row.payload) as unknown,
        dueAt: row.due_at,
        attempts: row.attempts,
      })),

  // The row stays, without its payload: the same cause must not make the effect again.
  finishEffect: async (effectId) => {
    const query = db.updateTable('effects').set({ finished: 1, payload: 'null' }).where('id', '=', effectId)
    await runner.transaction(() => runner.run(query))
  },

  postponeEffect: async (effectId, dueAt) => {
    const query = db
      .updateTable('effects')
      .set((effect) => ({ due_at: dueAt, attempts: effect('attempts', '+', 1) }))
      .where('id', '=', effectId)
    await runner.transaction(() => runner.run(query))
  },

  nextEffectAt: async () => {
    const row = runner.first(
      db.selectFrom('effects').select('due_at').where('finished', '=', 0).orderBy('due_at').limit(1),
    )
    return row?.due_at ?? null
  },
})

/** Runs inside a transaction. An effect whose id is known already, finished or not, is left as it is. */
export const writeEffects = (
  db: Kysely<Tables>,
  runner: SqliteRunner,
  organizationId: OrganizationId | null,
  effects: readonly NewEffect[],
): void => {
  for (const chunk of chunks(effects)) {
    const rows = chunk.map((effect) => ({
      id: effect.id,
      organization_id: organizationId,
      kind: effect.kind,
      payload: JSON.stringify(effect.payload),
      due_at: effect.dueAt,
      attempts: 0,
      finished: 0,
    }))
    runner.run(
      db
        .insertInto('effects')
        .values(rows)
        .onConflict((conflict) => conflict.column('id').doNothing()),
    )
  }
}
