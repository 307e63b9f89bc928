import type { LoginId, OrganizationId } from '@kontor/domain'
import type { ShownDemonstration, ShownLogin } from '@kontor/protocol'
import type { Identity } from '../identity/identity.ts'
import type { Operators } from '../operators/operators.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import type { Demonstration } from './demonstration.ts'
import type { Group } from './group.ts'
import { hoteleBursztyn } from './hotele-bursztyn.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadGroup } from './load-group.ts'
import { loadInvoices } from './load-invoices.ts'
import { loadMail } from './load-mail.ts'
import { loadProcesses } from './load-processes.ts'
import { loadProperties } from './load-properties.ts'
import { loadReservations } from './load-reservations.ts'
import { mewaTelekom } from './mewa-telekom.ts'
import { isRemovalCode, removalCode } from './removal-code.ts'

/** The password of the logins that are shown; the other logins of the demonstration have an unknown one. */
const shownPassword = 'pokaz-kontor-2026'

/** Sees the demonstration's organisations, and nothing else of the server. */
const shownOperator = { name: 'Lena Latarnik', username: 'lena.latarnik', email: 'lena@latarnia.example' }

export const createDemonstration = (parts: {
  readonly identity: Pick<Identity, 'createLogin' | 'removeLogin' | 'findLogin'>
  readonly rooms: Pick<
    Rooms,
    'submit' | 'submitAsSystem' | 'submitAsOperator' | 'submitToSection' | 'forget' | 'directory'
  >
  readonly operators: Pick<Operators, 'limit' | 'limits'>
  readonly store: Pick<
    Store,
    'hasOrganizations' | 'demonstrations' | 'organizationsOfLogin' | 'removeOrganization' | 'log'
  >
  readonly now: () => number
  /** Runs the work while no effect is carried out. */
  readonly restingEffects: <T>(work: () => Promise<T>) => Promise<T>
  readonly secret: string
  /** Prints a line that only the operator can read. */
  readonly print: (line: string) => void
}): Demonstration => {
  const { identity, rooms, store, operators } = parts
  const groups = [mewaTelekom(), hoteleBursztyn()]
  const oneAtATime = queue()
  const code = removalCode(parts.secret)
  const tellCode = (): void => parts.print(`The demonstration is loaded. The code ${code} removes it.`)

  /** The group's own people, also when loading was interrupted before they were members. */
  const loginsOf = async (group: Group): Promise<readonly LoginId[]> => {
    const found = await Promise.all([group.owner, ...group.members].map((person) => identity.findLogin(person)))
    return found.filter((loginId) => loginId !== null)
  }
  const takeAway = async (): Promise<void> => {
    const operator = await identity.findLogin(shownOperator)
    if (operator !== null) await operators.limit(operator, [])
    const ownLogins = (await Promise.all(groups.map(loginsOf))).flat()
    if (operator !== null) ownLogins.push(operator)
    for (const { id } of await store.demonstrations()) {
      await store.removeOrganization(id)
      await rooms.forget(id)
    }
    // Logins of real people who joined stay, and so do the demonstration's that joined another organisation.
    for (const loginId of ownLogins)
      if ((await store.organizationsOfLogin(loginId)).length === 0) await identity.removeLogin(loginId)
  }

  const load = async (): Promise<'loaded' | 'not-empty'> => {
    if (await store.hasOrganizations()) return 'not-empty'
    const now = parts.now()
    try {
      const organizations: OrganizationId[] = []
      for (const group of groups)
        organizations.push(await loadGroup({ identity, rooms, now, password: shownPassword }, group))
      const created = await identity.createLogin({ ...shownOperator, password: shownPassword })
      if ('refused' in created) throw new Error(`the demonstration's operator is refused: ${created.refused}`)
      await operators.limit(created.loginId, organizations)
      const operator = { loginId: created.loginId, name: shownOperator.name }
      for (const [at, group] of groups.entries()) {
        const { key, profile } = group
        const organizationId = organizations[at]
        if (organizationId === undefined) continue
        const life = { rooms, now, key, operator }
        const directory = await rooms.directory(organizationId)
        if (profile === 'hospitality') await loadCalendar(life, directory)
        await (profile === 'telecom' ? loadProcesses(life, directory) : loadReservations(life, directory))
        if (profile === 'hospitality') await loadProperties(life, directory)
        await loadMail(life, directory)
        await loadInvoices({ ...life, store }, group, organizationId)
      }
      tellCode()
      return 'loaded'
    } catch (error) {
      await takeAway()
      throw error
    }
  }

  return {
    shown: async () => {
      const names = new Set((await store.demonstrations()).map(({ name }) => name))
      if (names.size === 0) return null
      const operator = await identity.findLogin(shownOperator)
      const isThere = operator !== null && (await operators.limits(operator)).length > 0
      return {
        ...shownOf(groups.filter(({ legalEntity }) => names.has(legalEntity.name))),
        operator: isThere ? shownLogin(shownOperator, 'operator') : null,
      }
    },
    load: () => oneAtATime(() => parts.restingEffects(load)),
    remove: async (typed) => {
      if (!isRemovalCode(typed, code)) return 'wrong-code'
      await oneAtATime(takeAway)
      return 'removed'
    },
    tellCode: async () => {
      if ((await store.demonstrations()).length > 0) tellCode()
    },
  }
}

const shownOf = (groups: readonly Group[]): Pick<ShownDemonstration, 'organizations'> => ({
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

/** Loading and removing wait for each other. */
const queue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
