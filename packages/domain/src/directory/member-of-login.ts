import type { LoginId, MemberId } from '../kernel/ids.ts'
import type { Directory } from './directory.ts'
import type { Member } from './records.ts'

/**
 * Where a login was found last, per map of members. It is asked with every mutation, and an organisation has up to
 * 120,000 members. A remembered place is checked before it is believed, so a map that has changed since does no harm.
 */
const foundBefore = new WeakMap<Directory['member'], Map<LoginId, MemberId>>()

/** The one member that a login is in this organisation, suspended ones included. Null: the login does not belong to it. */
export const memberOfLogin = (directory: Directory, loginId: LoginId): Member | null => {
  const found = foundBefore.get(directory.member)
  const rememberedId = found?.get(loginId)
  const remembered = rememberedId === undefined ? undefined : directory.member.get(rememberedId)
  if (remembered?.loginId === loginId) return remembered
  for (const member of directory.member.values()) {
    if (member.loginId !== loginId) continue
    if (found) found.set(loginId, member.id)
    else foundBefore.set(directory.member, new Map([[loginId, member.id]]))
    return member
  }
  return null
}
