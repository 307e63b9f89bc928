import {
  dayMs,
  MutationIdSchema,
  type LoginId,
  type MemberId,
  type OrganizationId,
  type SystemMutationArguments,
} from '@kontor/domain'
import { documentName, type Outcome } from '@kontor/protocol'
import * as v from 'valibot'
import { newOrganization } from '../http/registration/new-organization.ts'
import type { Identity } from '../identity/identity.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Group, GroupMember, Person } from './group.ts'
import { registeredDaysAgo, timeline, type Step } from './timeline.ts'

/**
 * Creates the group: runs its past step by step, in order, through the same mutations as every other change. Each login
 * is created between its invitation and its acceptance.
 */
export const loadGroup = async (
  parts: {
    readonly identity: Pick<Identity, 'createLogin'>
    readonly rooms: Pick<Rooms, 'submit' | 'submitAsSystem'>
    readonly now: number
    readonly password: string
  },
  group: Group,
): Promise<OrganizationId> => {
  const { identity, rooms, now } = parts
  const logins = new Map<string, LoginId>()
  let mutations = 0
  const mutationId = () => v.parse(MutationIdSchema, `demo-${group.key}-mutation-${(mutations += 1)}`)

  const createLogin = async ({ name, username, email }: Person, password: string | null): Promise<void> => {
    const created = await identity.createLogin({ name, username, email, password })
    if ('refused' in created) throw new Error(`the demonstration's login is refused: ${created.refused}`)
    logins.set(username, created.loginId)
  }
  const loginOf = (username: string): LoginId => {
    const loginId = logins.get(username)
    if (loginId === undefined) throw new Error('a person signs in before having a login')
    return loginId
  }

  await createLogin(group.owner, parts.password)
  const began = now - registeredDaysAgo * dayMs
  const registered = registration(group, loginOf(group.owner.username), began)
  const document = documentName({ kind: 'directory', organizationId: registered.organization.id })
  demandAccepted(
    await rooms.submitAsSystem(
      document,
      { id: mutationId(), name: 'registerOrganization', args: registered },
      { at: began, quiet: true },
    ),
  )

  const carryOut = async (step: Step): Promise<void> => {
    const options = { at: step.at, quiet: true }
    const id = mutationId()
    if ('signsIn' in step) {
      const args = { loginId: loginOf(step.signsIn) }
      demandAccepted(await rooms.submitAsSystem(document, { id, name: 'recordSignIn', args }, options))
    } else if ('expires' in step) {
      const args = { invitationId: step.expires }
      demandAccepted(await rooms.submitAsSystem(document, { id, name: 'expireInvitation', args }, options))
    } else if (step.by === 'invited') {
      const args = acceptance(group, step, loginOf(step.person.username))
      demandAccepted(await rooms.submitAsSystem(document, { id, name: 'acceptInvitation', args }, options))
    } else {
      const { name, args } =
        'suspends' in step
          ? { name: 'suspendMember', args: { memberId: memberIdOf(group, step.suspends) } }
          : { name: step.name, args: step.args }
      const [outcome] = await rooms.submit(
        document,
        loginOf(group.owner.username),
        [{ id, name, version: 1, args }],
        options,
      )
      demandAccepted(outcome)
    }
  }

  // Steps of one kind run together and share commits; another kind waits until those before it are done.
  let underWay: Promise<void>[] = []
  let kind: Step['by'] = 'owner'
  let invited: GroupMember[] = []
  const settle = async (): Promise<void> => {
    await Promise.all(underWay)
    underWay = []
    for (const person of invited) await createLogin(person, person.shownAs === null ? null : parts.password)
    invited = []
  }
  const byEmail = new Map(group.members.map((member) => [member.email, member]))
  for (const step of timeline(group, registered.account.id, registered.unit.id, now)) {
    if (step.by !== kind) await settle()
    kind = step.by
    underWay.push(carryOut(step))
    const person = 'name' in step && step.name === 'inviteMember' ? byEmail.get(step.args.email) : undefined
    if (person !== undefined) invited.push(person)
  }
  await settle()
  return registered.organization.id
}

const registration = (
  group: Group,
  loginId: LoginId,
  began: number,
): SystemMutationArguments<'registerOrganization'> => {
  const { profile, legalEntity, accountName, unit, owner, contractNumber } = group
  let records = 0
  return newOrganization(
    {
      profile,
      legalEntity,
      accountName,
      unitIdentifier: unit.identifier,
      unitName: unit.name,
      contractUnits: group.subAccounts.flatMap(({ units }) => units.map(({ identifier }) => identifier)),
      owner: { ...owner, password: '' },
      roles: [],
    },
    {
      loginId,
      newId: () => `demo-${group.key}-record-${(records += 1)}`,
      now: began,
      contractNumber,
      demonstration: true,
    },
  )
}

const acceptance = (
  group: Group,
  { invitationId, person }: Extract<Step, { by: 'invited' }>,
  loginId: LoginId,
): SystemMutationArguments<'acceptInvitation'> => ({
  invitationId,
  memberId: memberIdOf(group, person.username),
  loginId,
  name: person.name,
  username: person.username,
  email: person.email,
})

const memberIdOf = (group: Group, username: string): MemberId =>
  `demo-${group.key}-member-${username.replaceAll('.', '_')}` as MemberId

const demandAccepted = (outcome: Outcome | undefined): void => {
  if (outcome?.outcome !== 'accepted') throw new Error(`the demonstration is refused: ${JSON.stringify(outcome)}`)
}
