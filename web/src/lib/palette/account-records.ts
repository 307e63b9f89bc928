import {
  guestMailKind,
  mailKind,
  processesKind,
  processMailKind,
  reservationsKind,
  type AccountId,
  type OrganizationAccess,
  type ReachedAccount,
  type SectionKind,
} from '@kontor/domain'
import type { KeptSections } from '@kontor/replica'
import type { OpenedSource } from './found-items.ts'
import { otherAccountsMax } from './limits.ts'
import { conversationItems } from './records/conversation-items.ts'
import { processItems } from './records/process-items.ts'
import { reservationItems } from './records/reservation-items.ts'
import type { PaletteItem } from './source.ts'

export interface AccountPlace {
  readonly organization: OrganizationAccess
  readonly account: ReachedAccount
}

/** The accounts beside the one in use, those of its own organisation first. */
export const otherPlaces = (
  organizations: readonly OrganizationAccess[],
  current: { readonly accountId: AccountId; readonly organization: OrganizationAccess },
): readonly AccountPlace[] =>
  [...organizations]
    .sort((one, other) => Number(other.id === current.organization.id) - Number(one.id === current.organization.id))
    .flatMap((organization) => organization.accounts.map((account) => ({ organization, account })))
    .filter(({ account }) => account.id !== current.accountId)

/**
 * The records of other accounts, one source an account: what this browser holds of their sections, read without a connection.
 * The rights of each place decide too, because in a view of another person the copies are the administrator's (B28).
 */
export const accountSources = async (
  sections: KeptSections,
  places: readonly AccountPlace[],
): Promise<readonly OpenedSource[]> => {
  const kept = new Set((await sections.list()).map(({ accountId, key }) => `${accountId}.${key}`))
  const searched = places.filter(({ account }) => searchedKinds.some(({ key }) => kept.has(`${account.id}.${key}`)))
  const sources: OpenedSource[] = []
  // One after another, so that a person of many accounts can type meanwhile.
  for (const place of searched.slice(0, otherAccountsMax)) {
    const items = await itemsOf(sections, place, kept)
    sources.push({ id: `account ${place.account.id}`, title: () => titleOf(place, places), items: () => items })
  }
  return sources
}

const searchedKinds = [processesKind, reservationsKind, mailKind, processMailKind, guestMailKind]

const titleOf = ({ organization, account }: AccountPlace, places: readonly AccountPlace[]): string =>
  places.every((place) => place.organization.id === organization.id)
    ? account.name
    : `${account.name} · ${organization.name}`

const itemsOf = async (
  sections: KeptSections,
  { organization, account }: AccountPlace,
  kept: ReadonlySet<string>,
): Promise<readonly PaletteItem[]> => {
  const { id } = account
  const read = async <K extends SectionKind>(kind: K) => {
    const isOpen = kept.has(`${id}.${kind.key}`) && kind.needs.every((right) => account.rights.includes(right))
    // A copy that cannot be read is left out; the others are searched.
    return isOpen ? sections.read(id, kind).catch(() => null) : null
  }
  const processes = (await read(processesKind))?.process
  const reservations = (await read(reservationsKind))?.reservation
  const [mail, aboutProcesses, withGuests] = [
    await read(mailKind),
    await read(processMailKind),
    await read(guestMailKind),
  ]
  const items = [
    ...processItems(processes?.values() ?? [], id),
    ...reservationItems(reservations?.values() ?? [], id),
    ...conversationItems(
      { mail, aboutProcesses, withGuests, processes, reservations },
      { accountId: id, memberId: organization.member.id },
    ),
  ]
  return items.map((item) => ({ ...item, accountId: id }))
}
