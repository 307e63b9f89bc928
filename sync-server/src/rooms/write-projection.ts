import { randomUUID } from 'node:crypto'
import { isRefusal, runMutation, type Actor, type AnyDraftMutation, type SectionKind } from '@kontor/domain'
import type { Room } from './room.ts'

export const systemActor: Actor = { kind: 'system' }

/** S18: writes what a section shows of the directory, unless the section shows it already. */
export const writeProjection = async (
  room: Room,
  section: SectionKind,
  draft: AnyDraftMutation,
  now: number,
): Promise<void> => {
  const isOutdated = await room.read(({ content }) => {
    const result = runMutation(section, content, { ...draft, version: 1 }, { actor: systemActor, now, facts: {} })
    return isRefusal(result) || result.writes.length > 0
  })
  if (isOutdated) await room.submit(systemActor, [{ ...draft, id: `projection-${randomUUID()}`, version: 1 }], {})
}
