import { directoryKind, mentionedNames, type Directory } from '@kontor/domain'
import type { NamesNow } from '#lib/words/entry-reader.ts'

/** What records are called today: for whatever an entry speaks of without naming it. */
export const namesNow =
  (directory: Directory | null): NamesNow =>
  (id) =>
    directory === null ? undefined : mentionedNames(directoryKind, directory, id)[id]
