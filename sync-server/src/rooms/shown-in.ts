import type { AccountId, DocumentKinds, RecordChange } from '@kontor/domain'
import { documentName, type DocumentName } from '@kontor/protocol'
import type { NewEffect } from '../store/store.ts'

/** S18: a section that shows something of another section of its account. */
export interface ShownIn {
  readonly target: DocumentName
  readonly dependsOn: readonly string[]
}

/** The sections that show something of this one. */
export const shownIn = (kinds: DocumentKinds, accountId: AccountId, source: string): readonly ShownIn[] =>
  Object.values(kinds.sections).flatMap(({ key, sectionProjections = {} }) => {
    const projection = Object.hasOwn(sectionProjections, source) ? sectionProjections[source] : undefined
    if (projection === undefined) return []
    return [{ target: documentName({ kind: 'section', accountId, key }), dependsOn: projection.dependsOn }]
  })

/** Asks, in the commit of the source, for the sections that show what it changes to be brought up to date. */
export const projectionEffects = (
  sections: readonly ShownIn[],
  changes: readonly RecordChange[],
  { source, seq, now }: { readonly source: DocumentName; readonly seq: number; readonly now: number },
): readonly NewEffect[] =>
  sections
    .filter(({ dependsOn }) => changes.some(({ kind }) => dependsOn.includes(kind)))
    .map(({ target }) => ({
      id: `project-section/${target}/${source}/${seq}`,
      kind: 'project-section',
      payload: { document: target },
      dueAt: now,
    }))
