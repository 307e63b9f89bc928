import type { Process, ProcessEvent, StateId } from '@kontor/domain'

export type TrackPlace = 'done' | 'here' | 'refused' | 'later'

export interface TrackPoint {
  readonly state: StateId
  readonly place: TrackPlace
  /** When it came into that state; null where it has not, or where the events do not say. */
  readonly at: number | null
}

const inward = ['draft', 'with-donor', 'date-proposed', 'scheduled', 'ported'] as const
const outward = ['received', 'scheduled', 'ported'] as const
const simple = ['new', 'in-progress', 'done'] as const
const pathOf = (type: string): readonly StateId[] => {
  if (type === 'np-in') return inward
  return type === 'np-out' ? outward : simple
}

/**
 * The usual way of a process from its first state to its end, and where it is. A state off that way comes after the last
 * one that was reached; the rest of the way is then gone.
 */
export const trackOf = (process: Process, events: readonly ProcessEvent[] = []): readonly TrackPoint[] => {
  const path = pathOf(process.type)
  const reached = new Map<StateId, number>([[path[0] ?? process.state, process.opened.at]])
  for (const event of events) if (event.what === 'moved') reached.set(event.to, event.at)
  const at = path.indexOf(process.state)
  const point = (state: StateId, place: TrackPlace): TrackPoint => ({
    state,
    place,
    at: place === 'later' ? null : state === process.state ? process.moved.at : (reached.get(state) ?? null),
  })
  if (at >= 0)
    return path.map((state, place) => {
      if (place < at) return point(state, 'done')
      if (place > at) return point(state, 'later')
      return point(state, place === path.length - 1 ? 'done' : 'here')
    })
  const passed = path.filter((state, place) => place === 0 || reached.has(state))
  const aside = point(process.state, process.state === 'waiting' ? 'here' : 'refused')
  const rest = process.state === 'waiting' ? path.slice(-1).map((state) => point(state, 'later')) : []
  return [
    ...passed.filter((state) => !rest.some((later) => later.state === state)).map((state) => point(state, 'done')),
    aside,
    ...rest,
  ]
}
