import type { PendingMutation } from '@kontor/replica'
import type { CorrectingForm } from '#lib/words/mutations/mutation-words.ts'
import { wordsOfMutation } from '#lib/words/mutations/registry.ts'

/** The screen whose form can correct a change; null where there is nothing to correct. */
export const fittingForm = (
  mutation: Pick<PendingMutation, 'id' | 'document' | 'name' | 'args'>,
): FormAddress | null => {
  const { id, args } = mutation
  const { form } = wordsOfMutation(mutation)
  if (form === undefined) return null
  const params = new URLSearchParams({ dialog: form.dialog, change: id })
  for (const [param, argument] of Object.entries(form.carries ?? {})) {
    const value = args[argument]
    if (typeof value === 'string') params.set(param, value)
  }
  return { screen: form.screen, search: params.toString() }
}

export interface FormAddress {
  readonly screen: CorrectingForm['screen']
  readonly search: string
}
