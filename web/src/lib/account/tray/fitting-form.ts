import type { PendingMutation } from '@kontor/replica'
import type { CorrectingForm } from '#lib/words/mutations/mutation-words.ts'
import { wordsOfMutation } from '#lib/words/mutations/registry.ts'

/** The screen whose form can correct a change; null where there is nothing to correct. */
export const fittingForm = (
  mutation: Pick<PendingMutation, 'id' | 'document' | 'name' | 'args'>,
): FormAddress | null => {
  const { id, args, document } = mutation
  const { form } = wordsOfMutation(mutation)
  if (form === undefined) return null
  const params = new URLSearchParams({ dialog: form.dialog, change: id })
  for (const [param, argument] of Object.entries(form.carries ?? {})) {
    const value = args[argument]
    if (typeof value === 'string') params.set(param, value)
  }
  const address = { screen: form.screen, search: params.toString() }
  return form.screen === 'section' ? { ...address, document } : address
}

export interface FormAddress {
  readonly screen: CorrectingForm['screen']
  readonly search: string
  /** Of a form on the screen of a section. */
  readonly document?: PendingMutation['document']
}
