import type { PendingMutation } from '@kontor/replica'
import { wordsOfMutation } from '#lib/words/mutations/registry.ts'
import type { FormAddress } from './form-address.ts'
import { placeInSection } from './place-in-section.ts'

/**
 * The screen whose form can correct a change; for a change of a section without such a form, the place of its record. Null
 * where there is nothing to correct.
 */
export const fittingForm = (
  mutation: Pick<PendingMutation, 'id' | 'document' | 'name' | 'args'>,
): FormAddress | null => {
  const { id, args, document } = mutation
  const { form } = wordsOfMutation(mutation)
  if (form === undefined) return placeInSection(mutation)
  const params = new URLSearchParams({ dialog: form.dialog, change: id })
  for (const [param, argument] of Object.entries(form.carries ?? {})) {
    const value = args[argument]
    if (typeof value === 'string') params.set(param, value)
  }
  const address = { screen: form.screen, search: params.toString() }
  return form.screen === 'section' ? { ...address, document } : address
}
