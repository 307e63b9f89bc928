import { recordChange } from '../../../kernel/change.ts'
import type { ActorAccess } from '../../../kernel/actor.ts'
import type { LoginId, MemberId } from '../../../kernel/ids.ts'
import { isRefusal, runMutation } from '../../../kernel/run-mutation.ts'
import { applyWrites } from '../../../kernel/write.ts'
import { emptyProcesses, type ProcessesChange, type WritableProcesses } from '../processes.ts'
import { processesKind } from '../processes-kind.ts'
import type { Process } from '../records.ts'
import type { ProcessesRefusal } from '../refusal.ts'

/** A Friday at noon in Warsaw. */
export const now = Date.UTC(2026, 10, 27, 11)
export const today = '2026-11-27'

export const accessOf = (word: string, admin = false): ActorAccess => ({
  memberId: `member-${word}` as MemberId,
  loginId: `login-${word}` as LoginId,
  name: `Member ${word}`,
  admin,
  rights: ['processes'],
})

export const surroundings = {
  colleagues: ['anna', 'jan', 'owner'].map((word) => ({ id: `member-${word}`, name: `Member ${word}` })),
  units: [{ id: 'unit-0001', identifier: 'PT 07240', name: null }],
  processTypes: [
    { id: 'type-audit', name: 'Audit', days: 5, status: 'active' },
    { id: 'type-order', name: 'Order', days: 5, unit: 'working-days', status: 'active' },
    { id: 'type-gone', name: 'Gone', days: 5, status: 'removed' },
  ],
  deadlines: [{ id: 'fault', term: { amount: 1, unit: 'working-days' } }],
}

export const portability = {
  service: 'mnp',
  numbers: { from: '512 884 071' },
  mode: 'DAY',
  operator: 'PT 01102 Sieć Żuraw',
} as const

export interface Sender {
  readonly who?: string
  readonly at?: number
}

/** A section with colleagues, a unit and types of its own, and a way to send it mutations; the owner is an administrator. */
export const openSample = () => {
  const processes: WritableProcesses = emptyProcesses()
  const run = (name: string, args: object, { who = 'anna', at = now }: Sender = {}) => {
    const isSystems = who === 'system'
    const result = runMutation(
      processesKind,
      processes,
      { name, version: 1, args },
      {
        actor: isSystems ? { kind: 'system' } : { kind: 'login', loginId: `login-${who}` as LoginId },
        now: at,
        facts: {},
        access: isSystems ? null : accessOf(who, who === 'owner'),
        number: processes.process.size + 1,
      },
    )
    return result
  }
  /** What is refused, or null; what is accepted is written. */
  const send = (name: string, args: object, sender: Sender = {}): ProcessesRefusal | null => {
    const result = run(name, args, sender)
    if (isRefusal(result)) return result
    applyWrites(processes, result.writes)
    return null
  }
  /** Accepted, and what it changed. */
  const change = (name: string, args: object, sender: Sender = {}): readonly ProcessesChange[] => {
    const result = run(name, args, sender)
    if (isRefusal(result)) throw new Error(`${name} was refused: ${JSON.stringify(result)}`)
    const changes = result.writes.map((write) => recordChange(processes, write) as ProcessesChange)
    applyWrites(processes, result.writes)
    return changes
  }
  const process = (word: string): Process => {
    const found = processes.process.get(`process-${word}` as Process['id'])
    if (found === undefined) throw new Error(`there is no process ${word}`)
    return found
  }
  const open = (word: string, fields: object = {}, sender: Sender = {}) =>
    send('openProcess', { processId: `process-${word}`, type: 'np-in', portability, ...fields }, sender)
  const openSimple = (word: string, fields: object = {}, sender: Sender = {}) =>
    open(word, { type: 'complaint', title: `Matter ${word}`, portability: undefined, ...fields }, sender)
  const move = (word: string, step: string, fields: object = {}, sender: Sender = {}) =>
    send('moveProcess', { processId: `process-${word}`, step, ...fields }, sender)
  change('projectDirectory', surroundings, { who: 'system' })
  return { processes, run, send, change, process, open, openSimple, move }
}
