import type { ConversationId, InputOf, mailKind, MessageId, Requested, UnitId } from '@kontor/domain'
import { newId } from '#lib/session/new-id.ts'

/** About whom or what a request is, before it says what is to be. */
export type RequestAbout =
  | { readonly kind: 'change-email' | 'change-phone'; readonly person: RequestPerson; readonly phone: string | null }
  | { readonly kind: 'reset-second-factor'; readonly person: RequestPerson }
  | { readonly kind: 'add-unit' | 'register-unit'; readonly identifier?: string }

export type RequestPerson = Extract<Requested, { kind: 'change-email' }>['person']

export interface RequestInput {
  readonly email: string
  readonly phone: string
  readonly identifier: string
  readonly name: string
  readonly message: string
}

export type RequestField = keyof RequestInput

/** The field that says what is to be; null where nothing has to be said. */
export const fieldOf = ({ kind }: RequestAbout): RequestField | null => {
  switch (kind) {
    case 'change-email':
      return 'email'
    case 'change-phone':
      return 'phone'
    case 'reset-second-factor':
      return null
    case 'add-unit':
    case 'register-unit':
      return 'identifier'
  }
}

export type RequestArguments = InputOf<typeof mailKind, 'sendRequest'> & { readonly requested: Requested }

/** The arguments of `sendRequest`. */
export const requestArguments = (about: RequestAbout, input: RequestInput): RequestArguments => ({
  ...{ conversationId: newId<ConversationId>(), messageId: newId<MessageId>() },
  ...{ message: input.message, attachments: [], requested: requestedOf(about, input) },
})

const requestedOf = (about: RequestAbout, { email, phone, identifier, name }: RequestInput): Requested => {
  switch (about.kind) {
    case 'change-email':
      return { kind: about.kind, person: about.person, to: email }
    case 'change-phone':
      return { kind: about.kind, person: about.person, from: about.phone, to: phone }
    case 'reset-second-factor':
      return { kind: about.kind, person: about.person }
    case 'add-unit':
    case 'register-unit':
      return { kind: about.kind, unitId: newId<UnitId>(), to: identifier, name: name === '' ? null : name }
  }
}
