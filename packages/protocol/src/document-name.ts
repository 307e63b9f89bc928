import {
  AccountIdSchema,
  LoginIdSchema,
  OrganizationIdSchema,
  type AccountId,
  type DocumentKinds,
  type LoginId,
  type OrganizationId,
} from '@kontor/domain'
import * as v from 'valibot'

/**
 * A document is the unit of reading (DESIGN 4). `access/<loginId>` holds nothing: it is the channel on which a login
 * receives changes of its own access.
 */
export type DocumentAddress =
  | { readonly kind: 'directory'; readonly organizationId: OrganizationId }
  /** `key` is that of a section in the registry of kinds. */
  | { readonly kind: 'section'; readonly accountId: AccountId; readonly key: string }
  | { readonly kind: 'access'; readonly loginId: LoginId }

/** As in `/sync/<documentName>`: `directory/<organizationId>`, `section/<accountId>.<key>`, `access/<loginId>`. */
export type DocumentName = string & { readonly DocumentName: unique symbol }

export const documentName = (address: DocumentAddress): DocumentName => {
  if (address.kind === 'directory') return `directory/${address.organizationId}` as DocumentName
  if (address.kind === 'section') return `section/${address.accountId}.${address.key}` as DocumentName
  return `access/${address.loginId}` as DocumentName
}

/** Null for anything that is not the name of a document of these kinds. The registry says which sections there are. */
export const parseDocumentName = (
  text: string,
  { sections }: Pick<DocumentKinds, 'sections'>,
): DocumentAddress | null => {
  const [kind, rest, ...more] = text.split('/')
  if (rest === undefined || more.length > 0) return null
  if (kind === 'directory' && v.is(OrganizationIdSchema, rest)) return { kind, organizationId: rest as OrganizationId }
  if (kind === 'access' && v.is(LoginIdSchema, rest)) return { kind, loginId: rest as LoginId }
  if (kind !== 'section') return null
  const [accountId, key, ...tail] = rest.split('.')
  if (tail.length > 0 || key === undefined || !v.is(AccountIdSchema, accountId)) return null
  return Object.hasOwn(sections, key) ? { kind, accountId: accountId as AccountId, key } : null
}
