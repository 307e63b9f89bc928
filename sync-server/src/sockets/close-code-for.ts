import { closeCodes, type CloseCode } from '@kontor/protocol'
import type { Permission } from '../rooms/permission-in.ts'

/** S10: why a document is closed to a person. */
export const closeCodeFor = (permission: Permission): CloseCode =>
  permission === 'barred' ? closeCodes.singleSignOn : closeCodes.notAllowed
