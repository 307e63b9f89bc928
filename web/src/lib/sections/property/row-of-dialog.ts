import type { TrayEntry } from '@kontor/replica'
import type { FactGroup, FactRow } from './fact-row.ts'

/** The row that an address opens: by its id, or the one that a refused change is about. */
export const rowOfDialog = <Page>(
  groups: readonly FactGroup<Page>[],
  of: string,
  change: Pick<TrayEntry, 'args'> | null,
): FactRow<Page> | undefined =>
  groups
    .flatMap(({ rows }) => rows)
    .find(({ id, facts }) =>
      change === null ? id === of : facts.some(({ field }) => change.args[field] !== undefined),
    )
