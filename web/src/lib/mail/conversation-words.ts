import type { Conversation, Request, Requested, RequestState } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

type Named = Pick<Conversation, 'subject' | 'request'>

/** A request has no subject of its own: it is named by what it asks for. */
export const conversationTitle = ({ subject, request }: Named): string =>
  request === null ? (subject ?? '') : requestTitle(request.requested)

/** `Zmiana adresu e-mail: Paweł Grzęda` */
export const requestTitle = (requested: Requested): string =>
  m.mail_request_title({
    kind: requested.kind,
    name: 'person' in requested ? requested.person.name : requested.to,
  })

/** `W-118`; null until the server has given the number (S17). */
export const requestNumber = ({ number }: Request): string | null =>
  number === null ? null : m.mail_request_number({ number: String(number) })

export const requestTone = (state: RequestState): 'direct' | 'pending' | 'danger' | 'role' | 'off' => {
  if (state === 'in-progress') return 'pending'
  if (state === 'rejected') return 'danger'
  if (state === 'approved') return 'role'
  return state === 'withdrawn' ? 'off' : 'direct'
}

export interface FromTo {
  readonly what: string
  /** Null: there was nothing. */
  readonly from: string | null
  readonly to: string
}

/** What a request changes, line by line. */
export const fromTo = (requested: Requested): readonly FromTo[] => {
  switch (requested.kind) {
    case 'change-email':
      return [{ what: m.mail_email(), from: requested.person.email, to: requested.to }]
    case 'change-phone':
      return [{ what: m.mail_phone(), from: requested.from, to: requested.to }]
    case 'reset-second-factor':
      return [{ what: m.mail_second_factor(), from: m.mail_second_factor_on(), to: m.mail_second_factor_off() }]
    case 'add-unit':
    case 'register-unit':
      return [
        { what: m.mail_identifier(), from: null, to: requested.to },
        ...(requested.name === null ? [] : [{ what: m.mail_unit_name(), from: null, to: requested.name }]),
      ]
  }
}
