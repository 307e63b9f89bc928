import { EmailSchema, NameSchema, sameEmailForm } from '@kontor/domain'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { HttpEnvironment } from '../http-environment.ts'
import { answerList, answerResource, refuseOtherVersion } from './answers.ts'
import { ScimPatchSchema, ScimUserSchema, type ScimUser } from './bodies.ts'
import { patchedUser, type ChangedUser } from './patched.ts'
import type { ScimPerson } from './people.ts'
import { userResource } from './resources.ts'
import { scimBody, scimCall, type ScimCall, type ScimParts } from './scim-call.ts'
import { ScimFailure, unknownResource } from './scim-failure.ts'

/**
 * People: members, and those who are invited. A new one is invited to the main account without rights, and joins by the mail;
 * inactive is suspended, or an invitation that was revoked; removed is a membership that has ended.
 */
export const scimUsers = (parts: ScimParts): Hono<HttpEnvironment> => {
  const personIn = (call: ScimCall, id: string): ScimPerson => {
    const person = call.people.find((one) => one.id === id)
    if (person === undefined) throw unknownResource()
    return person
  }
  const shown = (call: ScimCall, person: ScimPerson) => userResource(call.base, person, call.roles)
  /** The person after the change, read anew. */
  const answered = async (context: Context<HttpEnvironment>, id: string, status: 200 | 201 = 200) => {
    const call = await scimCall(parts, context)
    return answerResource(context, shown(call, personIn(call, id)), status)
  }

  const change = async (call: ScimCall, person: ScimPerson, wanted: ChangedUser): Promise<void> => {
    if (wanted.userName !== person.userName) refuseTakenName(call, wanted.userName, person.id)
    let recordId = (person.member ?? person.invitation)?.id as string
    if (wanted.active !== person.active) {
      const { mutation, newRecordId } = activation(person, wanted.active, parts.newId)
      await call.submit([mutation])
      recordId = newRecordId ?? recordId
    }
    const { userName: name, externalId } = wanted
    if (keepsNothing(wanted, person) && recordId === (person.member ?? person.invitation)?.id) return
    await call.put({ id: person.id, recordId, name, externalId })
  }

  return new Hono<HttpEnvironment>()
    .get('/scim/v2/Users', async (context) => {
      const call = await scimCall(parts, context)
      return answerList(context, call.people, { valuesOf, resourceOf: (person) => shown(call, person) })
    })
    .post('/scim/v2/Users', async (context) => {
      const user = await scimBody(context, ScimUserSchema)
      const call = await scimCall(parts, context)
      if (user.active === false) throw new ScimFailure(400, 'invalidValue', 'inactive-is-not-invited')
      const email = emailOf(user)
      refuseTakenName(call, user.userName, null)
      refuseTakenEmail(call, email)
      const id = parts.newId()
      await call.submit([invitation(call, { id, name: nameOf(user), email, language: languageOf(user) })])
      await call.put({ id, recordId: id, name: user.userName, externalId: user.externalId ?? null })
      return answered(context, id, 201)
    })
    .get('/scim/v2/Users/:id', async (context) => answered(context, context.req.param('id')))
    .put('/scim/v2/Users/:id', async (context) => {
      const user = await scimBody(context, ScimUserSchema)
      const call = await scimCall(parts, context)
      const person = personIn(call, context.req.param('id'))
      refuseOtherVersion(context, shown(call, person))
      const { userName, externalId = null, active } = user
      await change(call, person, { userName, externalId, active: active ?? person.active })
      return answered(context, person.id)
    })
    .patch('/scim/v2/Users/:id', async (context) => {
      const { Operations } = await scimBody(context, ScimPatchSchema)
      const call = await scimCall(parts, context)
      const person = personIn(call, context.req.param('id'))
      refuseOtherVersion(context, shown(call, person))
      await change(call, person, patchedUser(person, Operations))
      return answered(context, person.id)
    })
    .delete('/scim/v2/Users/:id', async (context) => {
      const call = await scimCall(parts, context)
      const person = personIn(call, context.req.param('id'))
      refuseOtherVersion(context, shown(call, person))
      if (person.member !== null) await call.submit([{ name: 'removeMember', args: { memberId: person.member.id } }])
      else if (person.invitation?.status !== 'revoked')
        await call.submit([{ name: 'revokeInvitation', args: { invitationId: person.invitation?.id } }])
      await call.forget(person.id)
      return context.body(null, 204)
    })
}

const valuesOf = (person: ScimPerson) => ({
  id: [person.id],
  externalid: [person.externalId],
  // A person whom the directory has not named is known by either name that they sign in with.
  username: [person.userName, ...(person.userName === person.email ? [person.member?.username ?? null] : [])],
  displayname: [person.name],
  'name.formatted': [person.name],
  active: [person.active],
  emails: [person.email],
  'emails.value': [person.email],
  'emails[type eq "work"].value': [person.email],
})

const keepsNothing = (wanted: ChangedUser, person: ScimPerson): boolean =>
  wanted.userName === person.userName && wanted.externalId === person.externalId

const refuseTakenName = (call: ScimCall, userName: string, except: string | null): void => {
  const folded = userName.toLowerCase()
  if (call.people.some((one) => one.id !== except && one.userName.toLowerCase() === folded))
    throw new ScimFailure(409, 'uniqueness', 'username-in-use')
}

/** Also of an invitation that SCIM has revoked, which making it active brings back. */
const refuseTakenEmail = (call: ScimCall, email: string): void => {
  if (call.people.some((one) => sameEmailForm(one.email) === sameEmailForm(email)))
    throw new ScimFailure(409, 'uniqueness', 'email-in-use')
}

/** The first that is marked, or the first, or a `userName` that is one. */
const emailOf = ({ emails, userName }: ScimUser): string => {
  const written = emails?.find(({ primary }) => primary === true)?.value ?? emails?.[0]?.value ?? userName
  const email = v.safeParse(EmailSchema, written)
  if (!email.success) throw new ScimFailure(400, 'invalidValue', 'email-missing')
  return email.output
}

const nameOf = ({ displayName, name, userName }: ScimUser): string => {
  const parts = [name?.givenName, name?.familyName].filter((part) => part !== undefined && part !== null)
  const written = [displayName, name?.formatted, parts.join(' '), userName]
  const parsed = v.safeParse(
    NameSchema,
    written.find((text) => text !== undefined && text !== null && text.trim() !== ''),
  )
  if (!parsed.success) throw new ScimFailure(400, 'invalidValue', 'name-unusable')
  return parsed.output
}

const languageOf = ({ preferredLanguage }: ScimUser): 'pl' | 'en' => {
  const written = preferredLanguage?.toLowerCase() ?? 'pl'
  return written.startsWith('pl') ? 'pl' : 'en'
}

const invitation = (
  { mainAccountId }: ScimCall,
  { id, ...person }: { readonly id: string; readonly name: string; readonly email: string; readonly language: string },
) => ({
  name: 'inviteMember',
  args: {
    ...{ invitationId: id, homeAccountId: mainAccountId, admin: false, rights: [], roleIds: [], grants: [] },
    ...person,
  },
})

/** The mutation that makes the person active or inactive. A revoked invitation is made anew, with what it promised. */
const activation = (
  { member, invitation: invited }: ScimPerson,
  active: boolean,
  newId: () => string,
): { readonly mutation: { readonly name: string; readonly args: object }; readonly newRecordId?: string } => {
  if (member !== null) {
    const args = { memberId: member.id }
    return { mutation: { name: active ? 'reinstateMember' : 'suspendMember', args } }
  }
  if (invited === null) throw unknownResource()
  const args = { invitationId: invited.id }
  if (!active) return { mutation: { name: 'revokeInvitation', args } }
  if (invited.status !== 'revoked') return { mutation: { name: 'resendInvitation', args } }
  const invitationId = newId()
  const { name, email, homeAccountId, rights, roleIds, grants, language } = invited
  const again = { invitationId, name, email, homeAccountId, admin: false, rights, roleIds, grants, language }
  return { mutation: { name: 'inviteMember', args: again }, newRecordId: invitationId }
}
