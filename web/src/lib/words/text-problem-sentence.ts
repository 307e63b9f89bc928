import { limits, type TextProblem } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/**
 * The sentence beside a field. `field` is the argument's path (`unit.identifier`, `email`): its last word determines
 * the bounds. A reason that is not about text gets a general sentence.
 */
export const textProblemSentence = (problem: TextProblem | (string & {}), field: string): string => {
  const { min, max } = boundsOf(field)
  switch (problem) {
    case 'empty':
      return m.text_problem_empty()
    case 'too-long':
      return m.text_problem_too_long({ count: max })
    case 'too-short':
      return m.text_problem_too_short({ count: min, field: lastWordOf(field) })
    case 'control-characters':
      return m.text_problem_control_characters()
    case 'markup':
      return m.text_problem_markup()
    case 'not-an-email':
      return m.text_problem_not_an_email()
    case 'not-a-username':
      return m.text_problem_not_a_username()
    case 'not-an-identifier':
      return m.text_problem_not_an_identifier()
    case 'not-a-tax-id':
      return m.text_problem_not_a_tax_id()
    case 'not-a-nip':
      return m.text_problem_not_a_nip()
    case 'not-a-query':
      return m.text_problem_not_a_query()
    case 'not-a-phone-number':
      return m.text_problem_not_a_phone_number()
    case 'not-a-date':
      return m.text_problem_not_a_date()
    case 'not-a-phone':
      return m.text_problem_not_a_phone()
    case 'not-an-iban':
      return m.text_problem_not_an_iban()
    case 'not-a-series':
      return m.text_problem_not_a_series()
    case 'not-a-ksef-number':
      return m.text_problem_not_a_ksef_number()
    case 'not-an-amount':
      return m.text_problem_not_an_amount()
    case 'not-a-count':
      return m.text_problem_not_a_count()
    case 'too-large':
      return m.text_problem_too_large()
    case 'too-small':
      return m.text_problem_too_small()
    case 'not-a-number':
      return m.text_problem_not_a_count()
    case 'not-a-time-of-day':
      return m.text_problem_not_a_time_of_day()
    case 'not-a-postal-code':
      return m.text_problem_not_a_postal_code()
    case 'not-a-website':
      return m.text_problem_not_a_website()
    case 'own-name':
      return m.text_problem_own_name()
    case 'easy-to-guess':
      return m.text_problem_easy_to_guess()
    default:
      return m.text_problem_unknown()
  }
}

const lastWordOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1)

const boundsOf = (field: string): { min: number; max: number } => {
  switch (lastWordOf(field)) {
    case 'email':
      return { min: 1, max: limits.emailLengthMax }
    case 'username':
      return { min: limits.usernameLengthMin, max: limits.usernameLengthMax }
    case 'password':
      return { min: limits.passwordLengthMin, max: limits.passwordLengthMax }
    case 'taxId':
      return { min: limits.taxIdLengthMin, max: limits.taxIdLengthMax }
    case 'identifier':
    case 'unitIdentifier':
    case 'contractUnits':
      return { min: 1, max: limits.identifierLengthMax }
    case 'text':
      return { min: 1, max: limits.board.noteLengthMax }
    case 'explanation':
      return { min: 1, max: limits.processes.explanationLengthMax }
    case 'remarks':
      return { min: 0, max: limits.reservations.remarksLengthMax }
    case 'description':
    case 'descriptionEnglish':
      return { min: 0, max: limits.property.descriptionLengthMax }
    case 'houseRules':
      return { min: 0, max: limits.policies.houseRulesLengthMax }
    case 'website':
      return { min: 1, max: limits.property.websiteLengthMax }
    case 'ownAmenity':
      return { min: 1, max: limits.property.ownAmenityLengthMax }
    case 'query':
      return { min: 0, max: limits.board.viewQueryLengthMax }
    case 'routingNumber':
      return { min: 1, max: limits.identifierLengthMax }
    case 'message':
    case 'reason':
      return { min: 1, max: limits.mail.messageLengthMax }
    default:
      return { min: 1, max: limits.nameLengthMax }
  }
}
