import type { DirectoryView } from './directory-view.svelte.ts'
import { refusalSentence } from '#lib/words/refusal-sentence.ts'

/**
 * Attributes for a button that starts a change without naming it yet: disabled, with the reason, where nothing can be
 * changed.
 */
export const beginsChange = (
  view: Pick<DirectoryView, 'whyNoChange'>,
): { readonly disabled: boolean; readonly title: string | undefined } =>
  view.whyNoChange === null
    ? { disabled: false, title: undefined }
    : { disabled: true, title: refusalSentence(view.whyNoChange) }
