import { OrganizationIdSchema, type LoginId, type OrganizationId } from '@kontor/domain'
import * as v from 'valibot'
import type { Identity } from '../identity/identity.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { OrganizationRow, Store } from '../store/store.ts'
import type { Demonstration, ShownDemonstration, ShownLogin } from './demonstration.ts'
import type { Group } from './group.ts'
import { hoteleBursztyn } from './hotele-bursztyn.ts'
import { loadGroup } from './load-group.ts'
import { mewaTelekom } from './mewa-telekom.ts'

/** Of the logins that are shown; the others of the demonstration have a password that nobody knows. */
const shownPassword = 'pokaz-kontor-2026'

export const createDemonstration = (parts: {
  readonly identity: Pick<Identity, 'createLogin' | 'removeLogin' | 'findLogin'>
  readonly rooms: Pick<Rooms, 'submit' | 'submitAsSystem' | 'directory' | 'forget'>
  readonly store: Pick<Store, 'organizations' | 'organizationsOfLogin' | 'removeOrganization'>
  readonly now: () => number
  /** Runs the work while no effect is carried out. */
  readonly restingEffects: <T>(work: () => Promise<T>) => Promise<T>
}): Demonstration => {
  const { identity, rooms, store } = parts
  const groups = [mewaTelekom(), hoteleBursztyn()]
  const oneAtATime = queue()

  const loaded = async (): Promise<readonly OrganizationRow[]> =>
    (await store.organizations()).filter(({ demonstration }) => demonstration)

  /** The group's own people, also when loading broke off before they belonged anywhere, and whoever joined since. */
  const loginsOf = async (group: Group): Promise<readonly LoginId[]> => {
    const found = await Promise.all([group.owner, ...group.members].map((person) => identity.findLogin(person)))
    return found.filter((loginId) => loginId !== null)
  }
  const loginsIn = async (organizationId: OrganizationId): Promise<readonly LoginId[]> =>
    [...(await rooms.directory(organizationId)).member.values()].map(({ loginId }) => loginId)

  const takeAway = async (): Promise<void> => {
    const logins = new Set((await Promise.all(groups.map(loginsOf))).flat())
    for (const { id } of await loaded()) {
      for (const loginId of await loginsIn(v.parse(OrganizationIdSchema, id))) logins.add(loginId)
      await store.removeOrganization(id)
      await rooms.forget(id)
    }
    // Somebody who has joined another organisation meanwhile stays there.
    for (const loginId of logins)
      if ((await store.organizationsOfLogin(loginId)).length === 0) await identity.removeLogin(loginId)
  }

  const load = async (): Promise<'loaded' | 'not-empty'> => {
    if ((await store.organizations()).length > 0) return 'not-empty'
    const now = parts.now()
    try {
      for (const group of groups) await loadGroup({ identity, rooms, now, password: shownPassword }, group)
      return 'loaded'
    } catch (error) {
      await takeAway()
      throw error
    }
  }

  return {
    shown: async () => {
      const names = new Set((await loaded()).map(({ name }) => name))
      return names.size === 0 ? null : shownOf(groups.filter(({ legalEntity }) => names.has(legalEntity.name)))
    },
    load: () => oneAtATime(() => parts.restingEffects(load)),
    remove: () => oneAtATime(takeAway),
  }
}

const shownOf = (groups: readonly Group[]): ShownDemonstration => ({
  organizations: groups.map((group) => ({
    name: group.accountName,
    profile: group.profile,
    logins: [
      shownLogin(group.owner, 'owner'),
      ...group.members.flatMap((member) => (member.shownAs === null ? [] : [shownLogin(member, member.shownAs)])),
    ],
  })),
})

const shownLogin = (
  { name, username }: { readonly name: string; readonly username: string },
  kind: ShownLogin['kind'],
): ShownLogin => ({ name, username, password: shownPassword, kind })

/** Loading and taking away wait for each other. */
const queue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
