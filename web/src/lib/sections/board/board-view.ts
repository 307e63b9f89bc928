import type { Refusal, View } from '@kontor/domain'
import type { AttachResult, MutateResult, SelectedFile } from '@kontor/replica'
import type { MutateOptions } from '#lib/session/document-view.svelte.ts'

/** What notes and saved views need of a section, whichever records its board has. */
export interface BoardView {
  readonly content: { readonly view: ReadonlyMap<View['id'], View> } | null
  readonly whyNoChange: Refusal | null
  attach(file: SelectedFile): Promise<AttachResult>
  check(name: 'removeView', args: { readonly viewId: View['id'] }): Refusal | null
  mutate(
    name: 'addNote' | 'changeNote' | 'removeNote' | 'saveView' | 'changeView' | 'removeView',
    args: Readonly<Record<string, unknown>>,
    options?: MutateOptions,
  ): Promise<MutateResult>
}
