import type { MessagePart } from '#lib/paraglide/runtime.js'
import { ArgumentReader, type SentMutation } from './argument-reader.ts'
import { wordsOfMutation } from './mutations/registry.ts'
import { plainText } from './runs-of.ts'

/** The sentence of a change, and what it would give and take. */
export interface ChangeInWords {
  readonly title: MessagePart[]
  readonly gains: string | null
  readonly loses: string | null
  readonly reason: string | null
  /** What a person has typed in it. */
  readonly written: string | null
}

/** Describes a change without a directory, so it reads the same wherever the change waits. */
export const changeInWords = (mutation: SentMutation): ChangeInWords => {
  const words = wordsOfMutation(mutation)
  const args = new ArgumentReader(mutation)
  const written = words.written === undefined ? null : mutation.args[words.written]
  return {
    title: words.change(args),
    gains: words.gains?.(args) ?? null,
    loses: words.loses?.(args) ?? null,
    reason: words.reason?.(args) ?? null,
    written: typeof written === 'string' && written !== '' ? written : null,
  }
}

/** The title as plain text, for instance on the label of a button. */
export const changeTitle = (mutation: SentMutation): string =>
  plainText(wordsOfMutation(mutation).change(new ArgumentReader(mutation)))
