import { sameNameForm } from '../../../kernel/same-form.ts'

/** Rooms with some added and removed; two names that read as one are one room. What is both is removed. */
export const changedRooms = (rooms: readonly string[], add: readonly string[], remove: readonly string[]): string[] => {
  const byForm = new Map(rooms.map((name) => [sameNameForm(name), name]))
  for (const name of add) if (!byForm.has(sameNameForm(name))) byForm.set(sameNameForm(name), name)
  for (const name of remove) byForm.delete(sameNameForm(name))
  return [...byForm.values()].sort()
}
