import {
  checkAccess,
  memberOfLogin,
  profileOf,
  sameEmailForm,
  type Directory,
  type DocumentKinds,
  type LoginId,
  type Member,
  type OrganizationId,
  type Right,
} from '@kontor/domain'
import {
  AccessChecksSchema,
  documentName,
  type AccessAnswer,
  type AccessAnswers,
  type AccessChecks,
} from '@kontor/protocol'
import { Hono, type Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { applicationOf, type ApplicationParts } from '../guards/application-of.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

type Check = AccessChecks['checks'][number]

/**
 * `POST /api/checks`: may these logins open these sections? For a program with a token, or an administrator. Only
 * the organisation's own directory is read, so nothing is said about logins outside of it.
 */
export const accessChecks = (
  parts: ApplicationParts & {
    readonly identity: Pick<Identity, 'sessionOf'>
    readonly rooms: Pick<Rooms, 'kinds' | 'permission' | 'readDirectory'>
  },
): Hono<HttpEnvironment> => {
  const organizationFor = async (
    context: Context<HttpEnvironment>,
    wanted: OrganizationId | undefined,
  ): Promise<OrganizationId> => {
    const application = await applicationOf(parts, context, 'check-access')
    const organizationId = wanted ?? application?.organizationId
    if (application !== null) {
      if (organizationId !== application.organizationId) throw new Failure(403, 'not-allowed')
      return organizationId
    }
    const session = await sessionOf(parts.identity, context)
    if (organizationId === undefined)
      throw new Failure(400, 'invalid-arguments', { issues: [{ path: 'organizationId', reason: 'empty' }] })
    const name = documentName({ kind: 'directory', organizationId })
    const permission = await parts.rooms.permission(name, session)
    if (permission !== 'write') throw closedDocument(permission)
    return organizationId
  }

  return new Hono<HttpEnvironment>().post('/api/checks', async (context) => {
    const { organizationId: wanted, checks } = await parsedBody(context, AccessChecksSchema)
    const organizationId = await organizationFor(context, wanted)
    const answers = await parts.rooms.readDirectory(organizationId, (directory) =>
      answersTo(directory, parts.rooms.kinds, checks),
    )
    await organizationFor(context, wanted)
    if (answers === null) throw new Failure(403, 'not-allowed')
    return context.json({ at: parts.now(), answers } satisfies AccessAnswers)
  })
}

const answersTo = (directory: Directory, kinds: DocumentKinds, checks: readonly Check[]): readonly AccessAnswer[] =>
  checks.map(({ login, accountId, section }) => {
    const member = memberFor(directory, login)
    if (member === null) return unknown('no-member')
    const needs = neededBy(directory, kinds, section)
    if (needs === null) return unknown('no-section')
    const checked = checkAccess(directory, member, { accountId: accountId as Member['homeAccountId'], needs })
    return checked === null ? unknown('no-account') : { ...checked, unknown: null }
  })

const unknown = (why: NonNullable<AccessAnswer['unknown']>): AccessAnswer => ({
  ...{ allowed: false, unknown: why, account: null, rights: [] },
})

const memberFor = (directory: Directory, login: Check['login']): Member | null => {
  if ('id' in login) return memberOfLogin(directory, login.id as LoginId)
  const isThis: (member: Member) => boolean =
    'username' in login
      ? ({ username }) => username.toLowerCase() === login.username.toLowerCase()
      : ({ email }) => sameEmailForm(email) === sameEmailForm(login.email)
  return [...directory.member.values()].find(isThis) ?? null
}

/** What the profile's section or right needs; null: the profile has no such one. */
const neededBy = (directory: Directory, kinds: DocumentKinds, section: string): readonly Right[] | null => {
  const { rights } = profileOf(directory)
  const kind = Object.hasOwn(kinds.sections, section) ? kinds.sections[section] : undefined
  const needs = kind?.needs ?? rights.filter((right) => right === section)
  return needs.length > 0 && needs.every((right) => rights.includes(right)) ? needs : null
}
