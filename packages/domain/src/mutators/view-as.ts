import { unknownRecord } from '../guards/unknown-record.ts'
import type { MutationArguments, Mutator } from '../mutation.ts'

/** An administrator looks at the app as this member would see it. It writes nothing; that it was accepted is the note in the history. */
export const viewAs: Mutator<MutationArguments<'viewAs'>> = (directory, { memberId }) =>
  directory.member.has(memberId) ? [] : unknownRecord('member', memberId)
