import { dayMs } from '../../../kernel/durations.ts'
import type { ActorAccess } from '../../../kernel/actor.ts'
import { recordChange } from '../../../kernel/change.ts'
import type { LoginId, MemberId } from '../../../kernel/ids.ts'
import { isRefusal, runMutation } from '../../../kernel/run-mutation.ts'
import { applyWrites } from '../../../kernel/write.ts'
import type { Reservation } from '../records.ts'
import type { ReservationsRefusal } from '../refusal.ts'
import { emptyReservations, type ReservationsChange, type WritableReservations } from '../reservations.ts'
import { reservationsKind } from '../reservations-kind.ts'

/** A Friday at noon in Warsaw. */
export const now = Date.UTC(2026, 10, 20, 11)
export const today = '2026-11-20'

const accessOf = (word: string, admin: boolean): ActorAccess => ({
  memberId: `member-${word}` as MemberId,
  loginId: `login-${word}` as LoginId,
  name: `Member ${word}`,
  admin,
  rights: ['reservations'],
})

export const surroundings = {
  colleagues: ['anna', 'jan', 'owner'].map((word) => ({ id: `member-${word}`, name: `Member ${word}` })),
  units: [{ id: 'unit-0001', identifier: '41207', name: 'Dwór Jantar' }],
}

export const stay = {
  ...{ name: 'Róża Malec', phone: '600 000 117', email: 'roza@malec.example', roomType: 'Rodzinny' },
  ...{ adults: 2, children: 1, arrival: '2026-11-20', departure: '2026-11-22' },
  ...{ price: 115_300, commission: 150, source: 'portal', remarks: 'Dostawka' },
} as const

export interface Sender {
  readonly who?: string
  readonly at?: number
}

/** A section with colleagues and a unit, and a way to send it mutations; the owner is an administrator. */
export const openSample = () => {
  const reservations: WritableReservations = emptyReservations()
  const run = (name: string, args: object, { who = 'anna', at = now }: Sender = {}) => {
    const isSystems = who === 'system'
    const mutation = { name, version: 1, args }
    return runMutation(reservationsKind, reservations, mutation, {
      actor: isSystems ? { kind: 'system' } : { kind: 'login', loginId: `login-${who}` as LoginId },
      now: at,
      facts: {},
      access: isSystems ? null : accessOf(who, who === 'owner'),
      number: reservations.reservation.size + 1,
    })
  }
  /** What is refused, or null; what is accepted is written. */
  const send = (name: string, args: object, sender: Sender = {}): ReservationsRefusal | null => {
    const result = run(name, args, sender)
    if (isRefusal(result)) return result
    applyWrites(reservations, result.writes)
    return null
  }
  /** Accepted, and what it changed. */
  const change = (name: string, args: object, sender: Sender = {}): readonly ReservationsChange[] => {
    const result = run(name, args, sender)
    if (isRefusal(result)) throw new Error(`${name} was refused: ${JSON.stringify(result)}`)
    const changes = result.writes.map((write) => recordChange(reservations, write) as ReservationsChange)
    applyWrites(reservations, result.writes)
    return changes
  }
  const reservation = (word: string): Reservation => {
    const found = reservations.reservation.get(`reservation-${word}` as Reservation['id'])
    if (found === undefined) throw new Error(`there is no reservation ${word}`)
    return found
  }
  const make = (word: string, fields: object = {}, sender: Sender = {}) =>
    send('makeReservation', { reservationId: `reservation-${word}`, ...stay, ...fields }, sender)
  const move = (word: string, step: string, fields: object = {}, sender: Sender = {}) =>
    send('moveReservation', { reservationId: `reservation-${word}`, step, ...fields }, sender)
  /** Made, and brought to a state on its days. */
  const bring = (
    word: string,
    state: 'new' | 'confirmed' | 'arrived' | 'departed' | 'no-show',
    fields: object = {},
  ) => {
    make(word, fields)
    const way = { new: [], confirmed: ['confirm'], arrived: ['confirm', 'arrive'] } as const
    const steps = { ...way, departed: [...way.arrived, 'depart'], 'no-show': ['confirm', 'mark-no-show'] } as const
    for (const step of steps[state]) move(word, step, {}, { at: step === 'mark-no-show' ? now + dayMs : now })
  }
  change('projectDirectory', surroundings, { who: 'system' })
  return { reservations, run, send, change, reservation, make, move, bring }
}
