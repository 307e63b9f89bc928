import { directoryKind, mentionedNames, type Directory } from '@kontor/domain'
import type { NamesNow } from '#lib/words/logged-entry-reader.ts'

/** Today's names of records, for references that an entry does not name. */
export const namesNow =
  (directory: Directory | null): NamesNow =>
  (id) =>
    directory === null ? undefined : mentionedNames(directoryKind, directory, id)[id]
