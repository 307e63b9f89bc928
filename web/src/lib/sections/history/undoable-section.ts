import type { AnyDraftMutation, RecordContent, Refusal, SectionKind } from '@kontor/domain'
import type { MutateResult } from '@kontor/replica'
import type { MutateOptions } from '#lib/session/document-view.svelte.ts'
import type { SectionView } from '#lib/session/section-view.svelte.ts'

/** A section of any kind, as far as undoing needs it. Which names and arguments its kind has is known to the domain. */
export interface UndoableSection {
  readonly content: RecordContent | null
  readonly whyNoChange: Refusal | null
  checkInTurn(mutations: readonly AnyDraftMutation[]): readonly (Refusal | null)[]
  mutate(name: string, args: object, options?: MutateOptions): Promise<MutateResult>
}

/** What undoes an entry is computed by the section's own kind, so that its mutations are those of the view. */
export const undoableSection = <K extends SectionKind>(
  view: Pick<SectionView<K>, 'content' | 'whyNoChange' | 'checkInTurn' | 'mutate'>,
): UndoableSection => view as unknown as UndoableSection
