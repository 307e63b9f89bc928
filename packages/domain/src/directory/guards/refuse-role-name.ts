import type { RoleId } from '../../kernel/ids.ts'
import { sameNameForm } from '../../kernel/same-form.ts'
import type { Directory } from '../directory.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/**
 * A19: two roles of one name would look the same where rights are given. `except` is the role that asks. Two
 * administrators who are offline may both create one; the second comes back, and its name is changed in the tray.
 */
export const refuseRoleName = (
  directory: Directory,
  name: string,
  except: RoleId | null = null,
): DirectoryRefusal | null => {
  const sought = sameNameForm(name)
  for (const role of directory.role.values()) {
    if (role.id !== except && sameNameForm(role.name) === sought) return { code: 'role-name-taken', name: role.name }
  }
  return null
}
