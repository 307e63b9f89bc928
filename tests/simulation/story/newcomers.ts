import type { AccountId, OrganizationId, RoleId, UnitId } from '@kontor/domain'
import { mainAccountOf, registration } from '../../../sync-server/src/testing/sample-organization.ts'
import type { Random } from '../machine/random.ts'
import type { World } from '../world.ts'
import { person } from './cast.ts'

interface Scene {
  readonly world: World
  readonly random: Random
}

const password = 'correct horse battery'

/** A person follows the link of a mail, perhaps of an old one: with the login that has this address, or with a new one. */
export const acceptByMail = ({ world, random }: Scene): void => {
  const { delivered } = world.postOffice
  if (delivered.length === 0) return
  const { to, url } = random.pick(delivered)
  const login = world.identity.logins().find(({ email }) => email === to.address)
  const cookie = login === undefined ? '' : world.enter(login)
  const username = `${to.address.split('@')[0]}-${random.below(2)}`
  const path = `/api/invitations/${url?.split('/').at(-1)}/accept`
  world.server?.call(path, cookie, { method: 'POST', body: { username, password } }).catch(() => undefined)
}

/** A third organisation appears: of an own legal entity, or of one that is there already. */
export const register = ({ world, random }: Scene): void => {
  const organizationId = `orla-000${random.below(2)}` as OrganizationId
  const profile = random.pick(['telecom', 'hospitality'] as const)
  const identifier = random.pick(['PT 21', 'PT 31', 'HTL 4', 'HTL 9', 'HTL 8'])
  const args = registration({
    organizationId,
    owner: person(random.pick(['nikt', 'piotr', 'nowa'])),
    profile,
    identifier,
    taxId: random.pick(['1112223344', '583-000-41-36', '584 251 10 86']),
    contractUnits: ['HTL 9', 'HTL 7'],
  })
  const accountId = random.chance(0.1) ? ('account-0001' as AccountId) : mainAccountOf(organizationId)
  const wrong = random.chance(0.1) ? { unit: { ...args.unit, accountId: 'account-else' as AccountId } } : {}
  const rightly = {
    ...args,
    account: { ...args.account, id: accountId },
    unit: { ...args.unit, id: `unit-of-${organizationId}` as UnitId, accountId },
    owner: { ...args.owner, homeAccountId: accountId },
    roles: random.chance(0.5)
      ? []
      : [{ id: 'role-begun' as RoleId, name: 'Recepcja', rights: ['mail', 'units', 'calendar'] }],
  }
  world.runAsServer(organizationId, `register-${random.below(1_000_000)}`, 'registerOrganization', {
    ...rightly,
    ...wrong,
  })
}

/** As the form does it: the login and the organisation, or neither. */
export const registerOverHttp = ({ world, random }: Scene): void => {
  const number = random.below(3)
  const profile = random.pick(['telecom', 'hospitality'] as const)
  const body = {
    profile,
    legalEntity: { name: 'Albatros', taxId: `99988877${number}0` },
    accountName: 'Albatros',
    unitIdentifier: random.pick(['PT 22', 'PT 41', 'HTL 6']),
    contractUnits: profile === 'telecom' ? [] : ['HTL 5'],
    owner: { name: 'Alba', username: `alba-${number}`, email: `alba${number}@example.org`, password },
  }
  world.server?.call('/api/organizations', '', { method: 'POST', body }).catch(() => undefined)
}
