import type { AccountId, ProfileId, WayOut } from '@kontor/domain'
import { paths } from '#lib/address/paths.ts'

export interface PlaceOfWay {
  /** The account in use; null outside any. */
  readonly accountId: AccountId | null
  readonly profile: ProfileId
}

/** The address that a way out leads to; null where it is a dialog of the same page. */
export const wayHref = (way: WayOut, { accountId, profile }: PlaceOfWay): string | null => {
  switch (way.to) {
    case 'request':
      return null
    case 'second-login':
      return null
    case 'conversation':
      return accountId === null ? null : paths.newConversation(accountId)
    case 'accounts':
      return accountId === null ? null : paths.foundAccounts(accountId, way.search)
    case 'registration':
      return paths.registerProfile(profile)
    case 'unit-register':
      return paths.operatorUnit(way.search)
    case 'sign-in':
      return paths.home
  }
}
