import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** Why a password of sufficient length is refused all the same. The sentence for each is shown beside the field. */
export type PasswordWeakness = 'own-name' | 'easy-to-guess'

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** zxcvbn's scale: 3 is "safely unguessable", 10^8 guesses or more. */
const scoreMin = 3

/**
 * The rule for new passwords beside their length, for the server and the forms alike: common passwords, keyboard
 * patterns, repetitions, and what is made of the person's own names are refused. Null: the password is strong enough.
 *
 * It is not in the index of the package, because its dictionary weighs more than all other rules together.
 */
export const passwordWeakness = (password: string, ownNames: readonly string[]): PasswordWeakness | null => {
  const { score, sequence } = estimator.check(password, [...ownNames.flatMap(partsOf)])
  if (score >= scoreMin) return null
  return sequence.some(({ dictionaryName }) => dictionaryName === 'userInputs') ? 'own-name' : 'easy-to-guess'
}

/** A name and its longer parts: `a.nowak@mewa.pl` is also `a.nowak`, `nowak` and `mewa`. */
const partsOf = (name: string): readonly string[] => {
  const parts = [name, ...name.split('@'), ...name.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length > 2)
  return [...new Set(parts)]
}
