import type { FormState } from './form-state.svelte.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'

/**
 * F11: the server's own rule, before anything is sent. Its dictionary is loaded when the first password is checked;
 * without a connection only the server decides. True: the field now shows why the password is too weak.
 */
export const refusesWeakPassword = async <Name extends string>(
  form: FormState<Name>,
  field: Name,
  ownNames: readonly string[],
): Promise<boolean> => {
  const rule = await import('@kontor/domain/password-weakness').catch(() => null)
  const weakness = rule?.passwordWeakness(form.values[field], ownNames) ?? null
  if (weakness === null) return false
  form.refuse(field, () => textProblemSentence(weakness, 'password'))
  return true
}
