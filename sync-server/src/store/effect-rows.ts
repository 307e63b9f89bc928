import type { OrganizationId } from '@kontor/domain'
import type { Kysely, Selectable } from 'kysely'
import { chunks } from './chunks.ts'
import type { Tables } from './tables.ts'
import type { NewEffect, Store, StoredEffect } from './store.ts'
import { all, first, run, type Runner, type Work } from './work.ts'

/** The effects to carry out. */
export const effectRows = (
  db: Kysely<Tables>,
  runner: Runner,
): Pick<Store, 'addEffect' | 'dueEffects' | 'finishEffect' | 'postponeEffect' | 'nextEffectAt'> => ({
  addEffect: (effect) => runner.transaction(() => writeEffects(db, null, [effect]), 'none'),

  dueEffects: ({ kind, now, beyond, limit }) =>
    runner.read(function* () {
      const rows = yield* all(
        db
          .selectFrom('effects')
          .selectAll()
          .where('finished', '=', 0)
          .where('kind', '=', kind)
          .where(({ eb, or }) => or([eb('due_at', '<=', now), ...(beyond === null ? [] : [eb('due_at', '>', beyond)])]))
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit),
      )
      return rows.map(effectOf)
    }),

  // The row stays, without its payload, so that the same cause does not create the effect again.
  finishEffect: async (effectId) => {
    const query = db.updateTable('effects').set({ finished: 1, payload: 'null' }).where('id', '=', effectId)
    await runner.transaction(() => run(query), 'none')
  },

  postponeEffect: async (effectId, dueAt) => {
    const query = db
      .updateTable('effects')
      .set((effect) => ({ due_at: dueAt, attempts: effect('attempts', '+', 1) }))
      .where('id', '=', effectId)
    await runner.transaction(() => run(query), 'none')
  },

  nextEffectAt: (kind, after) =>
    runner.read(function* () {
      const row = yield* first(
        db
          .selectFrom('effects')
          .select('due_at')
          .where('finished', '=', 0)
          .where('kind', '=', kind)
          .where('due_at', '>', after)
          .orderBy('due_at')
          .limit(1),
      )
      return row?.due_at ?? null
    }),
})

export const effectOf = (row: Selectable<Tables['effects']>): StoredEffect => ({
  id: row.id,
  kind: row.kind,
  payload: JSON.parse(row.payload) as unknown,
  dueAt: row.due_at,
  attempts: row.attempts,
})

/** Runs inside a transaction. An effect whose id exists, finished or not, is not changed. */
export function* writeEffects(
  db: Kysely<Tables>,
  organizationId: OrganizationId | null,
  effects: readonly NewEffect[],
): Work<void> {
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
    yield* run(
      db
        .insertInto('effects')
        .values(rows)
        .onConflict((conflict) => conflict.column('id').doNothing()),
    )
  }
}
