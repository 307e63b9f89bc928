import type { Words } from './described-call.ts'

/** What the names in paths stand for. */
export const parameterWords: Readonly<Record<string, Words>> = {
  organizationId: { en: 'The id of the organisation.', pl: 'Identyfikator organizacji.' },
  accountId: { en: 'The id of an account.', pl: 'Identyfikator konta.' },
  memberId: { en: 'The id of a member.', pl: 'Identyfikator osoby.' },
  loginId: { en: 'The id of a login.', pl: 'Identyfikator loginu.' },
  invitationId: { en: 'The id of an invitation.', pl: 'Identyfikator zaproszenia.' },
  webhookId: { en: 'The id of a webhook.', pl: 'Identyfikator webhooka.' },
  conversationId: { en: 'The id of a conversation.', pl: 'Identyfikator rozmowy.' },
  id: { en: 'The id of the record.', pl: 'Identyfikator zapisu.' },
  section: {
    en: 'The account and the key of the section: `<accountId>.finance`.',
    pl: 'Konto i klucz działu: `<accountId>.finance`.',
  },
  document: { en: 'The name of a document.', pl: 'Nazwa dokumentu.' },
  month: { en: 'A month, as 2026-11.', pl: 'Miesiąc, na przykład 2026-11.' },
  sha256: { en: 'The digest of the file, in hexadecimal.', pl: 'Skrót pliku, szesnastkowo.' },
  token: { en: 'The secret part of a link.', pl: 'Tajna część linku.' },
}

/** Codes with which any call may fail, and what the caller does then. */
export const errorWords: Readonly<Record<string, Words>> = {
  'invalid-arguments': {
    en: 'The body or the query is not as described; `issues` name each field.',
    pl: 'Treść albo zapytanie nie jest takie, jak w opisie; `issues` wymienia pola.',
  },
  'no-session': {
    en: 'No one is signed in, or a token is not allowed here.',
    pl: 'Brak zalogowania albo ten adres nie przyjmuje kluczy.',
  },
  'token-invalid': {
    en: 'The token is unknown, revoked or past its end.',
    pl: 'Klucz jest nieznany, unieważniony albo wygasł.',
  },
  'scope-missing': { en: 'The token lacks the `scope`.', pl: 'Kluczowi brakuje uprawnienia `scope`.' },
  'not-allowed': { en: 'The caller may not do this here.', pl: 'Wywołującemu tego tutaj nie wolno.' },
  'single-sign-on-required': {
    en: 'The organisation demands single sign-on, and the session was made otherwise.',
    pl: 'Organizacja wymaga logowania firmowego, a sesja powstała inaczej.',
  },
  'not-operator': { en: 'The caller is no operator.', pl: 'Wywołujący nie jest operatorem.' },
  'foreign-origin': { en: 'The page that sent it has another origin.', pl: 'Wysłała to strona z innego adresu.' },
  'not-found': { en: 'There is no such thing here.', pl: 'Nie ma tu czegoś takiego.' },
  'too-large': { en: 'The body is too large; `max` is in bytes.', pl: 'Treść jest za duża; `max` w bajtach.' },
  'too-many': { en: 'Too many calls; again after `afterMs`.', pl: 'Za dużo zapytań; ponownie po `afterMs`.' },
  storage: { en: 'Nothing was kept; again after `afterMs`.', pl: 'Nic nie zapisano; ponownie po `afterMs`.' },
  failed: { en: 'A fault of the server.', pl: 'Błąd serwera.' },
}

export const aboutWords: Words = {
  en: 'Kontor answers in JSON. A failure is `{"error": {"code", …}}`. Programs send an access token of the organisation, `Authorization: Bearer kontor_…`, made by an administrator under *Integrations*. Calls marked `x-internal` serve the screens of this product and may change with any version.',
  pl: 'Kontor odpowiada w JSON. Błąd to `{"error": {"code", …}}`. Program wysyła klucz API organizacji, `Authorization: Bearer kontor_…`, który administrator tworzy w *Integracjach*. Wywołania z oznaczeniem `x-internal` służą ekranom Kontoru i mogą się zmienić w każdej wersji.',
}

export const callerWords: Readonly<Record<'token' | 'session' | 'application', Words>> = {
  token: { en: 'An access token of one organisation.', pl: 'Klucz API jednej organizacji.' },
  session: { en: 'The session of a signed-in person.', pl: 'Sesja zalogowanej osoby.' },
  application: {
    en: 'The id and secret of an application of the host.',
    pl: 'Identyfikator i sekret aplikacji hosta.',
  },
}
