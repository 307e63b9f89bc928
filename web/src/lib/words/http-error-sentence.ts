import { m } from '#lib/paraglide/messages.js'

/** The sentence for a failed call to the server, by the code of its answer; any other code gets a general sentence. */
export const httpErrorSentence = (code: string): string => {
  switch (code) {
    case 'no-session':
      return m.http_no_session()
    case 'not-allowed':
      return m.http_not_allowed()
    case 'single-sign-on-required':
      return m.refusal_single_sign_on_required()
    case 'not-found':
      return m.http_not_found()
    case 'email-in-use':
      return m.http_email_in_use()
    case 'username-in-use':
      return m.http_username_in_use()
    case 'unit-taken':
      return m.http_unit_taken()
    case 'not-empty':
      return m.http_not_empty()
    case 'invalid-arguments':
      return m.refusal_invalid_arguments()
    case 'too-large':
      return m.http_too_large()
    case 'too-many':
      return m.http_too_many()
    case 'registration-closed':
      return m.http_registration_closed()
    case 'registration-open':
      return m.http_registration_open()
    case 'registration-decided':
      return m.http_registration_decided()
    case 'registration-not-approved':
    case 'registration-request-unknown':
      return m.http_registration_request_unknown()
    case 'wrong-code':
      return m.http_wrong_code()
    case 'not-operator':
      return m.http_not_operator()
    case 'last-operator':
      return m.http_last_operator()
    case 'operator-unknown':
      return m.http_operator_unknown()
    case 'conversation-unknown':
      return m.mail_unknown_title()
    case 'month-unknown':
      return m.http_month_unknown()
    case 'organization-unknown':
      return m.http_organization_unknown()
    case 'too-many-applications':
      return m.http_too_many_applications()
    case 'application-unknown':
      return m.http_application_unknown()
    case 'provider-unreachable':
      return m.http_provider_unreachable()
    case 'offline':
      return m.http_offline()
    default:
      return m.http_failed()
  }
}
