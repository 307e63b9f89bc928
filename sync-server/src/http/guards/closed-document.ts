import type { Permission } from '../../rooms/permission-in.ts'
import { Failure } from '../answers/failure.ts'

/** Why a document is closed to the person who calls: they have no access, or their session does not suffice. */
export const closedDocument = (permission: Permission): Failure =>
  new Failure(403, permission === 'barred' ? 'single-sign-on-required' : 'not-allowed')
