import type { Refusal } from '@kontor/domain'
import { billingRefusalSentence, isOfBilling } from './billing/billing-refusal-sentence.ts'
import { calendarRefusalSentence, isOfCalendar } from './calendar/calendar-refusal-sentence.ts'
import type { KnownNames } from './known-names.ts'
import { m } from '#lib/paraglide/messages.js'
import { isOfProcesses, processesRefusalSentence } from './processes/processes-refusal-sentence.ts'
import { isOfReservations, reservationsRefusalSentence } from './reservations/reservations-refusal-sentence.ts'
import { isOfPromotions, promotionsRefusalSentence } from './promotions/promotions-refusal-sentence.ts'
import { isOfProperty, propertyRefusalSentence } from './property/property-refusal-sentence.ts'
import { requestStateName } from './mail/request-words.ts'
import { textProblemSentence } from './text-problem-sentence.ts'

/** Why a change was refused, and what to do next: one sentence or two, in the current language. */
export const refusalSentence = (refusal: Refusal, names: KnownNames = {}): string => {
  if (isOfProcesses(refusal)) return processesRefusalSentence(refusal, names)
  if (isOfReservations(refusal)) return reservationsRefusalSentence(refusal)
  if (isOfCalendar(refusal)) return calendarRefusalSentence(refusal)
  if (isOfBilling(refusal)) return billingRefusalSentence(refusal)
  if (isOfPromotions(refusal)) return promotionsRefusalSentence(refusal)
  if (isOfProperty(refusal)) return propertyRefusalSentence(refusal)
  switch (refusal.code) {
    case 'not-admin':
      return m.refusal_not_admin()
    case 'no-access':
      return m.refusal_no_access()
    case 'not-on-the-phone':
      return m.refusal_not_on_the_phone()
    case 'single-sign-on-required':
      return m.refusal_single_sign_on_required()
    case 'single-sign-on-first':
      return m.refusal_single_sign_on_first()
    case 'people-only':
      return m.refusal_people_only()
    case 'unknown-token':
      return m.refusal_unknown_token()
    case 'unknown-webhook':
      return m.refusal_unknown_webhook()
    case 'invalid-arguments':
      return issuesSentence(refusal.issues)
    case 'unknown-mutation':
      return m.refusal_unknown_mutation()
    case 'unsupported-version':
      return m.refusal_unsupported_version()
    case 'attachment-missing':
      return m.refusal_attachment_missing({ name: refusal.name })
    case 'attachment-empty':
      return m.refusal_attachment_empty({ name: refusal.name })
    case 'attachment-too-large':
      return m.refusal_attachment_too_large({ name: refusal.name, megabytes: megabytesOf(refusal.max) })
    case 'attachment-differs':
      return m.refusal_attachment_differs({ name: refusal.name })
    case 'attachments-full':
      return m.refusal_attachments_full({ name: refusal.name, gigabytes: Math.floor(megabytesOf(refusal.max) / 1024) })
    case 'unknown-account':
      return named(names[refusal.recordId], m.refusal_unknown_account_named, m.refusal_unknown_account)
    case 'unknown-unit':
      return m.refusal_unknown_unit()
    case 'unknown-service':
      return m.refusal_unknown_service()
    case 'unknown-role':
      return named(names[refusal.recordId], m.refusal_unknown_role_named, m.refusal_unknown_role)
    case 'unknown-member':
      return named(names[refusal.recordId], m.refusal_unknown_member_named, m.refusal_unknown_member)
    case 'unknown-invitation':
      return m.refusal_unknown_invitation()
    case 'already-exists':
      return m.refusal_already_exists({ kind: refusal.kind })
    case 'too-many-records':
      return m.refusal_too_many_records({ kind: refusal.kind, max: refusal.max })
    case 'right-outside-profile':
      return m.refusal_right_outside_profile({ right: refusal.right })
    case 'service-outside-profile':
      return m.refusal_service_outside_profile({ service: refusal.type })
    case 'account-is-archived':
      return m.refusal_account_is_archived({ name: refusal.name })
    case 'main-account-is-fixed':
      return m.refusal_main_account_is_fixed({ name: refusal.name })
    case 'unit-taken':
      return unitTakenSentence(refusal)
    case 'unit-outside-contract':
      return m.refusal_unit_outside_contract({ identifier: refusal.identifier, contract: refusal.contractNumber })
    case 'different-legal-entity':
      return m.refusal_different_legal_entity({ identifier: refusal.identifier })
    case 'contract-unit-is-fixed':
      return m.refusal_contract_unit_is_fixed({ identifier: refusal.identifier, contract: refusal.contractNumber })
    case 'role-in-use':
      return m.refusal_role_in_use(refusal)
    case 'process-type-name-taken':
      return m.refusal_process_type_name_taken({ name: refusal.name })
    case 'role-name-taken':
      return m.refusal_role_name_taken({ name: refusal.name })
    case 'email-in-use':
      return m.refusal_email_in_use(refusal)
    case 'grant-needs-main-home':
      return m.refusal_grant_needs_main_home({ name: refusal.name, account: refusal.homeAccountName })
    case 'no-such-login':
      return m.refusal_no_such_login()
    case 'login-is-primary-elsewhere':
      return m.refusal_login_is_primary_elsewhere({ username: refusal.username })
    case 'already-a-member':
      return m.refusal_already_a_member(refusal)
    case 'invitation-not-pending':
      return m.refusal_invitation_not_pending(refusal)
    case 'too-many-tries':
      return m.refusal_too_many_tries({ minutes: Math.ceil(refusal.afterMs / 60_000) })
    case 'too-many-mails':
      return tooManyMails(refusal)
    case 'primary-is-fixed':
      return m.refusal_primary_is_fixed({ name: refusal.name })
    case 'admin-access-is-fixed':
      return m.refusal_admin_access_is_fixed({ name: refusal.name })
    case 'cannot-remove-yourself':
      return m.refusal_cannot_remove_yourself()
    case 'second-factor-guards-others':
      return m.refusal_second_factor_guards_others({ name: refusal.name })
    case 'own-second-factor':
      return m.refusal_own_second_factor()
    case 'person-changed':
      return m.refusal_person_changed({ name: refusal.name })
    case 'unknown-conversation':
      return m.refusal_unknown_conversation()
    case 'unknown-message':
      return m.refusal_unknown_message()
    case 'no-request':
      return m.refusal_no_request()
    case 'request-waits':
      return m.refusal_request_waits({ number: String(refusal.number) })
    case 'request-decided':
      return m.refusal_request_decided({ state: requestStateName(refusal.state) })
    case 'request-undecided':
      return m.refusal_request_undecided()
    case 'viewing-as':
      return m.refusal_viewing_as({ name: refusal.name })
  }
  // A newer server may have reasons that this page does not know.
  refusal satisfies never
  return m.refusal_unknown_reason()
}

const megabytesOf = (bytes: number): number => Math.floor(bytes / (1024 * 1024))

type Issues = Extract<Refusal, { code: 'invalid-arguments' }>['issues']

const issuesSentence = (issues: Issues): string => {
  const [first] = issues
  return first === undefined ? m.refusal_invalid_arguments() : textProblemSentence(first.reason, first.path)
}

const unitTakenSentence = (refusal: Extract<Refusal, { code: 'unit-taken' }>): string =>
  refusal.accountName === null
    ? m.refusal_unit_taken({ identifier: refusal.identifier })
    : m.refusal_unit_taken_here({ identifier: refusal.identifier, account: refusal.accountName })

const named = (name: string | undefined, withName: (inputs: { name: string }) => string, without: () => string) =>
  name === undefined ? without() : withName({ name })

/** In minutes up to two hours, in hours beyond. */
const tooManyMails = ({ by, email, afterMs }: Extract<Refusal, { code: 'too-many-mails' }>): string => {
  const minutes = Math.ceil(afterMs / 60_000)
  return minutes > 120
    ? m.refusal_too_many_mails({ by, email, unit: 'hours', count: Math.ceil(minutes / 60) })
    : m.refusal_too_many_mails({ by, email, unit: 'minutes', count: minutes })
}
