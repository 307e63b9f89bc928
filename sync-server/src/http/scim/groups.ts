import type { Role } from '@kontor/domain'
import { Hono, type Context } from 'hono'
import { serverLimits } from '../../limits.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { answerList, answerResource, refuseOtherVersion } from './answers.ts'
import { ScimGroupSchema, ScimPatchSchema } from './bodies.ts'
import { patchedGroup, type ChangedGroup } from './patched.ts'
import type { ScimPerson } from './people.ts'
import { groupResource } from './resources.ts'
import { scimBody, scimCall, type ScimCall, type ScimParts } from './scim-call.ts'
import { ScimFailure, unknownResource } from './scim-failure.ts'

interface Group {
  readonly role: Role
  readonly externalId: string | null
  readonly people: readonly ScimPerson[]
}

/**
 * Groups are the organisation's roles. What a role opens is for its administrators to say: a new one opens nothing, and no group makes
 * anyone an administrator.
 */
export const scimGroups = (parts: ScimParts): Hono<HttpEnvironment> => {
  const groupOf = ({ people, names }: ScimCall, role: Role): Group => ({
    role,
    externalId: names.find(({ recordId }) => recordId === role.id)?.externalId ?? null,
    // Those whose invitation cannot be accepted now are not promised it.
    people: people.filter(({ roleIds, member, active }) => roleIds.includes(role.id) && (member !== null || active)),
  })
  const groupIn = (call: ScimCall, id: string): Group => {
    const role = call.roles.get(id)
    if (role === undefined) throw unknownResource()
    return groupOf(call, role)
  }
  const answered = async (context: Context<HttpEnvironment>, id: string, status: 200 | 201 = 200) => {
    const call = await scimCall(parts, context)
    return answerResource(context, groupResource(call.base, groupIn(call, id)), status)
  }

  const change = async (call: ScimCall, group: Group, wanted: ChangedGroup): Promise<void> => {
    const { role, externalId, people } = group
    const renamed =
      wanted.displayName === role.name
        ? []
        : [{ name: 'changeRole', args: { roleId: role.id, name: wanted.displayName, add: [], remove: [] } }]
    const changed = membershipChanges(call, role, people, wanted.members)
    // A name that is taken refuses the call before anyone gets or loses the role.
    await call.submit(renamed)
    await call.submit(changed)
    if (wanted.externalId !== externalId) await nameRole(call, role.id, wanted.externalId)
  }

  return new Hono<HttpEnvironment>()
    .get('/scim/v2/Groups', async (context) => {
      const call = await scimCall(parts, context)
      const groups = [...call.roles.values()].map((role) => groupOf(call, role))
      return answerList(context, groups, { valuesOf, resourceOf: (group) => groupResource(call.base, group) })
    })
    .post('/scim/v2/Groups', async (context) => {
      const { displayName, externalId = null, members } = await scimBody(context, ScimGroupSchema)
      const call = await scimCall(parts, context)
      const id = parts.newId()
      const role = { id, name: displayName, rights: [] } as unknown as Role
      const assigned = membershipChanges(
        call,
        role,
        [],
        (members ?? []).map(({ value }) => value),
      )
      await call.submit([{ name: 'createRole', args: { roleId: id, name: displayName, rights: [] } }])
      await call.submit(assigned)
      if (externalId !== null) await nameRole(call, id, externalId)
      return answered(context, id, 201)
    })
    .get('/scim/v2/Groups/:id', async (context) => answered(context, context.req.param('id')))
    .put('/scim/v2/Groups/:id', async (context) => {
      const { displayName, externalId = null, members } = await scimBody(context, ScimGroupSchema)
      const call = await scimCall(parts, context)
      const group = groupIn(call, context.req.param('id'))
      refuseOtherVersion(context, groupResource(call.base, group))
      await change(call, group, { displayName, externalId, members: (members ?? []).map(({ value }) => value) })
      return answered(context, group.role.id)
    })
    .patch('/scim/v2/Groups/:id', async (context) => {
      const { Operations } = await scimBody(context, ScimPatchSchema)
      const call = await scimCall(parts, context)
      const group = groupIn(call, context.req.param('id'))
      refuseOtherVersion(context, groupResource(call.base, group))
      const { role, externalId, people } = group
      const before = { displayName: role.name, externalId, members: people.map(({ id }) => id) }
      await change(call, group, patchedGroup(before, Operations))
      return answered(context, role.id)
    })
    .delete('/scim/v2/Groups/:id', async (context) => {
      const call = await scimCall(parts, context)
      const { role, people, ...group } = groupIn(call, context.req.param('id'))
      refuseOtherVersion(context, groupResource(call.base, { ...group, role, people }))
      // An administrator has all rights without it, and it goes with the role.
      const held = people.filter(({ member }) => member?.admin !== true)
      await call.submit([...membershipChanges(call, role, held, []), { name: 'deleteRole', args: { roleId: role.id } }])
      await call.forget(role.id)
      return context.body(null, 204)
    })
}

const valuesOf = ({ role, externalId, people }: Group) => ({
  id: [role.id],
  externalid: [externalId],
  displayname: [role.name],
  members: people.map(({ id }) => id),
  'members.value': people.map(({ id }) => id),
})

const nameRole = (call: ScimCall, id: string, externalId: string | null): Promise<void> =>
  externalId === null ? call.forget(id) : call.put({ id, recordId: id, name: null, externalId })

/**
 * Who gets the role and who loses it, judged whole before anything is sent: an unknown person, or one whose access is fixed,
 * refuses the call.
 */
const membershipChanges = (
  { people }: ScimCall,
  role: Role,
  before: readonly ScimPerson[],
  wanted: readonly string[],
): readonly { readonly name: string; readonly args: object }[] => {
  const byId = new Map(people.map((person) => [person.id, person]))
  const held = new Set(before.map(({ id }) => id))
  const next = new Set(wanted)
  const added = [...next].filter((id) => !held.has(id))
  const removed = [...held].filter((id) => !next.has(id))
  if (added.length + removed.length > serverLimits.scim.membersMax) throw new ScimFailure(413, null, 'too-many-members')
  return [...added.map((id) => [id, true] as const), ...removed.map((id) => [id, false] as const)].map(([id, adds]) => {
    const person = byId.get(id)
    if (person === undefined) throw new ScimFailure(400, 'invalidValue', 'unknown-member')
    if (person.member?.primary === true) throw new ScimFailure(403, null, 'primary-is-fixed')
    if ((person.member ?? person.invitation)?.admin === true) throw new ScimFailure(403, null, 'admin-access-is-fixed')
    const roles = { add: [], remove: [], addRoles: adds ? [role.id] : [], removeRoles: adds ? [] : [role.id] }
    return person.member === null
      ? {
          name: 'changeInvitation',
          args: { invitationId: person.invitation?.id, ...roles, addGrants: [], removeGrants: [] },
        }
      : { name: 'changeRights', args: { memberId: person.member.id, ...roles } }
  })
}
