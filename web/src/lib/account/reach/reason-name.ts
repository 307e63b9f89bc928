import type { Directory, RightReason } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** One way in which a right is held: `bezpośrednio`, `rola Recepcja`. */
export const reasonName = (directory: Directory, reason: RightReason): string =>
  reason.by === 'role'
    ? m.right_through_role({ role: directory.role.get(reason.roleId)?.name ?? '' })
    : m.right_how({ how: reason.by })
