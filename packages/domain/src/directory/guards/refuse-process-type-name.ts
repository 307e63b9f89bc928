import type { ProcessTypeId } from '../../kernel/ids.ts'
import { sameNameForm } from '../../kernel/same-form.ts'
import type { Directory } from '../directory.ts'
import type { DirectoryRefusal } from '../refusal.ts'

/** Two types of one name would look the same where a process is opened. `except` is the type that asks. */
export const refuseProcessTypeName = (
  { processType }: Pick<Directory, 'processType'>,
  name: string,
  except: ProcessTypeId,
): DirectoryRefusal | null => {
  const sought = sameNameForm(name)
  for (const type of processType.values()) {
    if (type.id !== except && type.status === 'active' && sameNameForm(type.name) === sought)
      return { code: 'process-type-name-taken', name: type.name }
  }
  return null
}
