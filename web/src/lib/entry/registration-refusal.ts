import type { ArgumentIssue } from '@kontor/domain'
import { httpErrorSentence } from '#lib/words/http-error-sentence.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'
import type { Answer } from '#lib/api/call-server.ts'
import type { Sentence } from '#lib/form/form-state.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { contractUnitsIn, fieldOfPath, type RegistrationField, type RegistrationValues } from './registration-fields.ts'

interface Placed {
  readonly field: RegistrationField | null
  readonly sentence: Sentence
}

/** The server's refusals of a registration, and their fields. */
export const registrationRefusal = (
  { code, facts }: Extract<Answer<unknown>, { ok: false }>,
  values: RegistrationValues,
): readonly Placed[] => {
  switch (code) {
    case 'invalid-arguments':
      return (facts['issues'] as readonly ArgumentIssue[]).map((issue) => placed(issue, values))
    case 'email-in-use':
      return [{ field: 'email', sentence: m.register_email_in_use }]
    case 'username-in-use':
      return [{ field: 'username', sentence: m.register_username_in_use }]
    case 'unit-taken':
      return [unitTaken(String(facts['identifier'] ?? values.unitIdentifier), values)]
    default:
      return [{ field: null, sentence: () => httpErrorSentence(code) }]
  }
}

const placed = ({ path, reason }: ArgumentIssue, values: RegistrationValues): Placed => {
  const field = fieldOfPath(path)
  const identifier = contractUnitsIn(values.contractUnits)[Number(path.split('.')[1])]
  if (field !== 'contractUnits' || identifier === undefined)
    return { field, sentence: () => textProblemSentence(reason, path) }
  return {
    field,
    sentence: () => m.register_contract_units_wrong({ identifier, problem: textProblemSentence(reason, 'identifier') }),
  }
}

const unitTaken = (identifier: string, values: RegistrationValues): Placed => ({
  field: contractUnitsIn(values.contractUnits).includes(identifier) ? 'contractUnits' : 'unitIdentifier',
  sentence: () => m.register_unit_taken({ identifier }),
})
