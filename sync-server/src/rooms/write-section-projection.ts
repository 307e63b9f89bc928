import { randomUUID } from 'node:crypto'
import type { AccountId, DocumentKind, SectionProjection } from '@kontor/domain'
import { emptyContent } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { Room } from './room.ts'
import { systemActor } from './write-projection.ts'

/**
 * S18: makes one section show what it shows of another. It reads the source again after each write: another server may have
 * written an older state meanwhile, and the last one to look sees it.
 */
export const writeSectionProjection = async (parts: {
  readonly projection: SectionProjection
  readonly accountId: AccountId
  readonly sourceKind: DocumentKind
  /** Null: nothing has been written to it yet. */
  readonly source: Room | null
  readonly target: Room
}): Promise<void> => {
  const { projection, accountId, sourceKind, source, target } = parts
  for (let attempt = 1; attempt <= serverLimits.commitAttemptsMax; attempt += 1) {
    source?.distrust()
    const facts =
      source === null
        ? projection.facts(emptyContent(sourceKind), accountId)
        : await source.read(({ content }) => projection.facts(content, accountId))
    const draft = await target.read(({ content }) => projection.draft(facts, content))
    if (draft === null) return
    const id = `projection-${randomUUID()}`
    const [outcome] = await target.submit(systemActor, [{ ...draft, id, version: 1 }], {})
    if (outcome?.outcome !== 'accepted') return
  }
}
