import { randomInt } from 'node:crypto'
import { documentName, type RegisteredOrganization, type Registration } from '@kontor/protocol'
import type { Context } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { failureOf } from '../answers/failure.ts'
import { identityHeaders } from '../guards/identity-headers.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { newLogin } from '../identity/new-login.ts'
import { refuseWeakPassword } from '../identity/refuse-weak-password.ts'
import { newOrganization } from './new-organization.ts'
import { refuseTakenUnits } from './refuse-taken-units.ts'

export interface RegistrationParts {
  readonly identity: Pick<Identity, 'createLogin' | 'removeLogin' | 'findLogin' | 'passwordIsRight' | 'signIn'>
  readonly rooms: Pick<Rooms, 'submitAsSystem'>
  readonly store: Pick<Store, 'unitClaim' | 'contractHolder' | 'organizationsOfLogin'>
  readonly now: () => number
  readonly newId: () => string
}

/** A1, A12: creates the login, then the organisation; the person gets both or neither, and is signed in. */
export const registerOrganization = async (
  parts: RegistrationParts,
  context: Context<HttpEnvironment>,
  { body, passwordPath }: { readonly body: Registration; readonly passwordPath: string },
): Promise<RegisteredOrganization> => {
  refuseWeakPassword(body.owner, passwordPath)
  await refuseTakenUnits(parts.store, body)
  const headers = identityHeaders(context)
  const login = await newLogin(parts, body.owner, headers)
  const now = parts.now()
  const args = newOrganization(body, {
    loginId: login.loginId,
    newId: parts.newId,
    now,
    contractNumber: contractNumber(now),
    demonstration: false,
  })
  const document = documentName({ kind: 'directory', organizationId: args.organization.id })
  try {
    const mutation = { id: parts.newId(), name: 'registerOrganization', args } as const
    const outcome = await parts.rooms.submitAsSystem(document, mutation)
    if (outcome.outcome === 'refused') {
      const { id: _id, outcome: _outcome, ...refusal } = outcome
      throw failureOf(refusal)
    }
  } catch (error) {
    await login.undo()
    throw error
  }
  for (const cookie of (await parts.identity.signIn(body.owner, headers))?.getSetCookie() ?? [])
    context.header('set-cookie', cookie, { append: true })
  return { organizationId: args.organization.id, accountId: args.account.id }
}

/** For instance `K/2026/482913`: generated here, because no operator's system assigns one. */
const contractNumber = (now: number): string =>
  `K/${new Date(now).getUTCFullYear()}/${String(randomInt(1_000_000)).padStart(6, '0')}`
