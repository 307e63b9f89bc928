import type { LoggedEntry, LoginId, TokenId } from '@kontor/domain'

/** What the history is filtered by for the author of an entry: a login, or a program's token; null: the server itself. */
export const authorOf = ({ actor }: LoggedEntry): LoginId | TokenId | null => {
  if (actor.kind === 'system') return null
  return actor.kind === 'login' ? actor.loginId : actor.tokenId
}
