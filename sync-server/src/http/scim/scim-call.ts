import { type Directory, type OrganizationId, type Refusal, type Role } from '@kontor/domain'
import { documentName, type SentMutation } from '@kontor/protocol'
import type { Context } from 'hono'
import * as v from 'valibot'
import { isNestedTooDeep } from '@kontor/protocol'
import type { Rooms } from '../../rooms/rooms.ts'
import type { ScimName, ScimNames } from '../../scim/scim-names.ts'
import { applicationOf, type ApplicationParts } from '../guards/application-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { Failure } from '../answers/failure.ts'
import { scimPeople, type ScimPerson } from './people.ts'
import { ScimFailure, scimRefusal } from './scim-failure.ts'

export interface ScimParts extends ApplicationParts {
  readonly rooms: Pick<Rooms, 'readDirectory' | 'submitAsApplication'>
  readonly scimNames: ScimNames
  readonly publicUrl: string
  readonly newId: () => string
}

/** What one call works with: the organisation of its token, as it is now. */
export interface ScimCall {
  readonly organizationId: OrganizationId
  /** Addresses of resources begin with it. */
  readonly base: string
  readonly people: readonly ScimPerson[]
  readonly roles: ReadonlyMap<string, Role>
  readonly names: readonly ScimName[]
  readonly mainAccountId: string
  /** Runs mutations of the directory under the name of the token; the first refusal is the call's failure. */
  submit(mutations: readonly { readonly name: string; readonly args: object }[]): Promise<void>
  put(name: ScimName): Promise<void>
  forget(id: string): Promise<void>
}

export const scimBase = (publicUrl: string): string => `${publicUrl}/scim/v2`

/** The organisation of the call's token, which must have the scope `scim`. Called again for what a change has left. */
export const scimCall = async (parts: ScimParts, context: Context<HttpEnvironment>): Promise<ScimCall> => {
  const application = await applicationOf(parts, context, 'scim')
  if (application === null) {
    context.header('www-authenticate', 'Bearer')
    throw new Failure(401, 'token-invalid')
  }
  const { organizationId, tokenId } = application
  const names = await parts.scimNames.list(organizationId)
  const read = await parts.rooms.readDirectory(organizationId, (directory) => ({
    people: scimPeople(directory, names, parts.now()),
    roles: new Map(directory.role),
    mainAccountId: mainAccountIdOf(directory),
  }))
  if (read === null) throw new Failure(403, 'not-allowed')
  return {
    ...read,
    organizationId,
    base: scimBase(parts.publicUrl),
    names,
    submit: async (mutations) => {
      if (mutations.length === 0) return
      // The body may have taken a while.
      await applicationOf(parts, context, 'scim')
      const sent = mutations.map((mutation) => ({ ...mutation, id: parts.newId(), version: 1 }) as SentMutation)
      const document = documentName({ kind: 'directory', organizationId })
      for (const outcome of await parts.rooms.submitAsApplication(document, tokenId, sent)) {
        if (outcome.outcome !== 'refused') continue
        const { id: _, outcome: __, ...refusal } = outcome
        throw scimRefusal(refusal as Refusal)
      }
    },
    put: (name) => parts.scimNames.put(organizationId, name),
    forget: (id) => parts.scimNames.remove(organizationId, id),
  }
}

const mainAccountIdOf = (directory: Directory): string =>
  [...directory.account.values()].find(({ kind }) => kind === 'main')?.id ?? ''

/** The body as the schema parses it. Entra sends `application/scim+json`; any JSON is taken. */
export const scimBody = async <S extends v.GenericSchema>(context: Context, schema: S): Promise<v.InferOutput<S>> => {
  const parsed = v.safeParse(schema, await jsonOf(context))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new ScimFailure(400, 'invalidValue', `${v.getDotPath(issue) ?? ''}: ${issue.message}`)
}

const jsonOf = async (context: Context): Promise<unknown> => {
  const value = jsonIn(await context.req.text())
  if (value === undefined || isNestedTooDeep(value)) throw new ScimFailure(400, 'invalidSyntax', 'invalid-arguments')
  return value
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
