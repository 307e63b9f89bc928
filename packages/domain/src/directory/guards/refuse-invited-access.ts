import type { Directory } from '../directory.ts'
import type { Invitation } from '../records.ts'
import type { DirectoryRefusal } from '../refusal.ts'
import { refuseArchived } from './refuse-archived.ts'
import { refuseGrants } from './refuse-grants.ts'
import { refuseNewRecord } from './refuse-new-record.ts'
import { refuseRight } from './refuse-right.ts'
import { refuseUnknown } from './unknown-record.ts'

type InvitedAccess = Pick<Invitation, 'id' | 'name' | 'homeAccountId' | 'rights' | 'roleIds' | 'grants'>

/** What both kinds of invitation ask of the access that they promise. */
export const refuseInvitedAccess = (directory: Directory, invited: InvitedAccess): DirectoryRefusal | null =>
  refuseUnknown(directory, 'account', [invited.homeAccountId, ...invited.grants]) ??
  refuseUnknown(directory, 'role', invited.roleIds) ??
  refuseNewRecord(directory, 'invitation', invited.id) ??
  refuseRight(directory, invited.rights) ??
  refuseArchived(directory.account.get(invited.homeAccountId)) ??
  refuseGrants(directory, invited, invited.grants)
