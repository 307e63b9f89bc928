import type { PendingMutation } from '@kontor/replica'
import type { CorrectingForm } from '#lib/words/mutations/mutation-words.ts'

/** Whether the address opens a form with the refused change in it, and not merely the place of its record. */
export const isForm = ({ search }: FormAddress): boolean => new URLSearchParams(search).has('change')

export interface FormAddress {
  readonly screen: CorrectingForm['screen']
  readonly search: string
  /** Of a form on the screen of a section. */
  readonly document?: PendingMutation['document']
}
