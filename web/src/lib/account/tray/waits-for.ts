import type { PendingMutation, TrayEntry } from '@kontor/replica'

const creates: Readonly<Record<string, string>> = {
  createSubAccount: 'accountId',
  createRole: 'roleId',
  addUnit: 'unitId',
}

/** S6: the refused change that would have created what this one refers to; null when it lacks nothing. */
export const waitsFor = (entry: TrayEntry, tray: readonly TrayEntry[]): TrayEntry | null => {
  const { refusal } = entry
  if (!('recordId' in refusal) || !refusal.code.startsWith('unknown-')) return null
  return tray.find((other) => other !== entry && madeId(other) === refusal.recordId) ?? null
}

/** The name that a change gives to the record that it creates, by the record's id. */
export const madeNames = (tray: readonly PendingMutation[]): Readonly<Record<string, string>> => {
  const names: Record<string, string> = {}
  for (const entry of tray) {
    const id = madeId(entry)
    const name = entry.args['name'] ?? entry.args['identifier']
    if (id !== null && typeof name === 'string') names[id] = name
  }
  return names
}

const madeId = ({ name, args }: PendingMutation): string | null => {
  const argument = creates[name]
  const id = argument === undefined ? undefined : args[argument]
  return typeof id === 'string' ? id : null
}
