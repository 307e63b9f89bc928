import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KontorServer } from '../server/kontor-server.ts'
import { newId, type Person } from '../server/person.ts'
import { signInAs, type Demonstration } from './demonstration.ts'

interface ReadMember {
  readonly id: string
  readonly name: string
  readonly username: string
  readonly email: string
  readonly status: 'active' | 'suspended'
  readonly primary: boolean
  readonly admin: boolean
  readonly rights: readonly string[]
  readonly roleIds: readonly string[]
  readonly grants: readonly string[]
}

interface ReadDirectory {
  readonly accounts: readonly { id: string; name: string; kind: string; status: string }[]
  readonly members: readonly ReadMember[]
  readonly invitations: readonly { id: string; status: string; name: string }[]
  readonly roles: readonly { id: string; name: string }[]
}

export type AdministrationScene = Awaited<ReturnType<typeof administrationScene>>

/** The demonstration as its owner finds it, and in it everything that the screens of issue 3 tell apart. */
export const administrationScene = async (kontor: KontorServer, demonstration: Demonstration) => {
  const owner = await signInAs(kontor, demonstration.login('telecom', 'owner'))
  const administrator = await signInAs(kontor, demonstration.login('telecom', 'administrator'))
  const ordinary = await signInAs(kontor, demonstration.login('telecom', 'main-account-user'))
  await signInAs(kontor, demonstration.login('telecom', 'main-account-user'))
  const elsewhere = await signInAs(kontor, demonstration.login('hospitality', 'owner'))
  const organizationId = await organizationOf(owner)
  const mutate = (name: string, args: object, by = owner) => by.mutate(organizationId, name, args)
  const read = () => owner.read<ReadDirectory>(`/api/documents/directory/${organizationId}`)

  const { accounts, members, invitations, roles } = await read()
  const main = one(accounts, ({ kind }) => kind === 'main')
  const sub = one(accounts, ({ kind, status }) => kind === 'sub' && status === 'active')
  const memberOf = (person: Person) => one(members, ({ username }) => username === person.username)
  const member = one(
    members,
    ({ admin, status, grants, roleIds, rights, username }) =>
      !admin &&
      status === 'active' &&
      grants.length > 1 &&
      roleIds.length > 0 &&
      rights.length > 0 &&
      username !== ordinary.username,
  )
  const role = one(roles, ({ id }) => member.roleIds.includes(id))

  const voidName = 'Zbigniew Nieważny'
  await mutate('inviteMember', invitationTo(main.id, voidName, 'z.niewazny@mewa.example'), administrator)
  await mutate('withdrawAdmin', { memberId: memberOf(administrator).id })
  await owner.refusalOf(organizationId, 'archiveAccount', { accountId: main.id })
  for (const name of ['Pomorze i Kaszuby', sub.name]) await mutate('renameAccount', { accountId: sub.id, name })
  await mutate('changeGrants', { memberId: member.id, add: [], remove: [member.grants[0]] })
  await mutate('changeGrants', { memberId: member.id, add: [member.grants[0]], remove: [] })

  const other = await elsewhere.read<ReadDirectory>(`/api/documents/directory/${await organizationOf(elsewhere)}`)
  return {
    owner,
    accountId: main.id,
    subAccountId: sub.id,
    archivedId: one(accounts, ({ status }) => status === 'archived').id,
    member,
    memberId: member.id,
    administratorId: one(members, ({ admin, primary, id }) => admin && !primary && id !== memberOf(administrator).id)
      .id,
    /** Signed in, in two places. */
    signedInId: memberOf(ordinary).id,
    suspendedId: one(members, ({ status }) => status === 'suspended').id,
    invitationId: one(invitations, ({ status }) => status === 'pending').id,
    voidName,
    roleId: role.id,
    roleName: role.name,
    elsewhere: one(other.members, ({ primary }) => primary),
    pastDay: new Date(Date.now() - 200 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10),
    /** Until the server refuses to look for another login. */
    useUpTries: async () => {
      const ask = () =>
        owner.refusalOf(organizationId, 'inviteExistingMember', {
          ...{ invitationId: newId(), username: 'nikt', email: 'nikt@example.org', homeAccountId: main.id },
          ...{ rights: [], roleIds: [], grants: [] },
        })
      for (let tries = 0; tries < 20 && (await ask()) === 'no-such-login'; tries += 1);
    },
    /** A member with an account and neither right nor role. */
    withoutRights: async (): Promise<Person> => {
      const { id, rights, roleIds } = memberOf(ordinary)
      await mutate('changeRights', { memberId: id, add: [], remove: rights, addRoles: [], removeRoles: roleIds })
      return ordinary
    },
    /** Another program writes to the database. */
    breakChain: () => {
      const database = new DatabaseSync(join(kontor.dataFolder, 'kontor.sqlite'))
      database.exec("update log set actor_name = 'Adam' where seq = 40")
      database.close()
    },
    suspend: () => mutate('suspendMember', { memberId: memberOf(ordinary).id }),
  }
}

const organizationOf = async (person: Person): Promise<string> => {
  const { organizations } = await person.read<{ organizations: { id: string }[] }>('/api/access')
  return one(organizations, () => true).id
}

const invitationTo = (homeAccountId: string, name: string, email: string) => ({
  ...{ invitationId: newId(), name, email, homeAccountId },
  ...{ admin: false, rights: ['mail'], roleIds: [], grants: [] },
})

const one = <Item>(items: readonly Item[], isMeant: (item: Item) => boolean): Item => {
  const found = items.find(isMeant)
  if (found === undefined) throw new Error('The demonstration has everything that the tour shows')
  return found
}
