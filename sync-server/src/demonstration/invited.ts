import type { GroupInvitation } from './group.ts'

/** An invitation to the main account without any access, but for what is said. */
export const invited = (
  said: Partial<GroupInvitation> & Pick<GroupInvitation, 'name' | 'email' | 'sentDaysAgo'>,
): GroupInvitation => ({ home: 'main', admin: false, rights: [], roles: [], grants: [], revoked: false, ...said })
