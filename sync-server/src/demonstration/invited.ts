import type { GroupInvitation } from './group.ts'

/** An invitation to the main account, without access except what the options give. */
export const invited = (
  said: Partial<GroupInvitation> & Pick<GroupInvitation, 'name' | 'email' | 'sentDaysAgo'>,
): GroupInvitation => ({ home: 'main', admin: false, rights: [], roles: [], grants: [], revoked: false, ...said })
