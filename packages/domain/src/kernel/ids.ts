import * as v from 'valibot'

/** Made by the client that creates the record: 8 to 64 of `A-Z a-z 0-9 _ -`, beginning with a letter or a digit. */
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/, 'malformed-id'))

export const OrganizationIdSchema = v.pipe(id, v.brand('OrganizationId'))
export const AccountIdSchema = v.pipe(id, v.brand('AccountId'))
export const UnitIdSchema = v.pipe(id, v.brand('UnitId'))
export const ServiceIdSchema = v.pipe(id, v.brand('ServiceId'))
export const RoleIdSchema = v.pipe(id, v.brand('RoleId'))
export const MemberIdSchema = v.pipe(id, v.brand('MemberId'))
export const InvitationIdSchema = v.pipe(id, v.brand('InvitationId'))
export const ProcessIdSchema = v.pipe(id, v.brand('ProcessId'))
export const ProcessTypeIdSchema = v.pipe(id, v.brand('ProcessTypeId'))
export const ReservationIdSchema = v.pipe(id, v.brand('ReservationId'))
export const NoteIdSchema = v.pipe(id, v.brand('NoteId'))
export const ViewIdSchema = v.pipe(id, v.brand('ViewId'))
export const LoginIdSchema = v.pipe(id, v.brand('LoginId'))
export const SessionIdSchema = v.pipe(id, v.brand('SessionId'))
export const TokenIdSchema = v.pipe(id, v.brand('TokenId'))
export const ConversationIdSchema = v.pipe(id, v.brand('ConversationId'))
export const MessageIdSchema = v.pipe(id, v.brand('MessageId'))
export const PriceIdSchema = v.pipe(id, v.brand('PriceId'))
export const InvoiceIdSchema = v.pipe(id, v.brand('InvoiceId'))
export const MutationIdSchema = v.pipe(id, v.brand('MutationId'))

export type OrganizationId = v.InferOutput<typeof OrganizationIdSchema>
export type AccountId = v.InferOutput<typeof AccountIdSchema>
export type UnitId = v.InferOutput<typeof UnitIdSchema>
export type ServiceId = v.InferOutput<typeof ServiceIdSchema>
export type RoleId = v.InferOutput<typeof RoleIdSchema>
export type MemberId = v.InferOutput<typeof MemberIdSchema>
export type InvitationId = v.InferOutput<typeof InvitationIdSchema>
export type ProcessId = v.InferOutput<typeof ProcessIdSchema>
export type ProcessTypeId = v.InferOutput<typeof ProcessTypeIdSchema>
export type ReservationId = v.InferOutput<typeof ReservationIdSchema>
export type NoteId = v.InferOutput<typeof NoteIdSchema>
export type ViewId = v.InferOutput<typeof ViewIdSchema>
export type LoginId = v.InferOutput<typeof LoginIdSchema>
export type SessionId = v.InferOutput<typeof SessionIdSchema>
export type TokenId = v.InferOutput<typeof TokenIdSchema>
export type PriceId = v.InferOutput<typeof PriceIdSchema>
export type InvoiceId = v.InferOutput<typeof InvoiceIdSchema>
export type ConversationId = v.InferOutput<typeof ConversationIdSchema>
export type MessageId = v.InferOutput<typeof MessageIdSchema>
export type MutationId = v.InferOutput<typeof MutationIdSchema>
