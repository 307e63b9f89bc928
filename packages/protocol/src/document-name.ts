import {
  AccountIdSchema,
  LoginIdSchema,
  OrganizationIdSchema,
  RightSchema,
  type AccountId,
  type LoginId,
  type OrganizationId,
  type Right,
} from '@kontor/domain'
import * as v from 'valibot'

/**
 * A document is the unit of reading (DESIGN 4). `access/<loginId>` holds nothing: it is the channel on which a login
 * hears that its own access has changed.
 */
export type DocumentAddress =
  | { readonly kind: 'directory'; readonly organizationId: OrganizationId }
  | { readonly kind: 'section'; readonly accountId: AccountId; readonly right: Right }
  | { readonly kind: 'access'; readonly loginId: LoginId }

/** As in `/sync/<documentName>`: `directory/<organizationId>`, `section/<accountId>.<right>`, `access/<loginId>`. */
export type DocumentName = string & { readonly DocumentName: unique symbol }

export const documentName = (address: DocumentAddress): DocumentName => {
  if (address.kind === 'directory') return `directory/${address.organizationId}` as DocumentName
  if (address.kind === 'section') return `section/${address.accountId}.${address.right}` as DocumentName
  return `access/${address.loginId}` as DocumentName
}

/** Null for anything that is not the name of a document. */
export const parseDocumentName = (text: string): DocumentAddress | null => {
  const [kind, rest, ...more] = text.split('/')
  if (rest === undefined || more.length > 0) return null
  if (kind === 'directory' && v.is(OrganizationIdSchema, rest)) return { kind, organizationId: rest as OrganizationId }
  if (kind === 'access' && v.is(LoginIdSchema, rest)) return { kind, loginId: rest as LoginId }
  if (kind !== 'section') return null
  const [accountId, right, ...tail] = rest.split('.')
  if (tail.length > 0 || !v.is(AccountIdSchema, accountId) || !v.is(RightSchema, right)) return null
  return { kind, accountId: accountId as AccountId, right }
}
