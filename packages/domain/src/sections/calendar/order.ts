import { inPlaces, type CalendarChange } from './calendar.ts'

interface Placed {
  readonly id: string
  readonly place: number
}

/** The records whose place differs in this order. Those that it does not name come last, in their order. */
export const placesIn = <R extends Placed>(records: ReadonlyMap<string, R>, ids: readonly string[]): readonly R[] => {
  const named = [...new Set(ids)].flatMap((id) => records.get(id) ?? [])
  const others = inPlaces(records).filter(({ id }) => !ids.includes(id))
  return [...named, ...others]
    .map((record, place) => ({ record, place }))
    .filter(({ record, place }) => record.place !== place)
    .map(({ record, place }) => ({ ...record, place }))
}

/** The order before these changes. */
export const idsBefore = (
  records: ReadonlyMap<string, Placed>,
  changes: readonly Pick<CalendarChange, 'id' | 'before'>[],
): readonly string[] => {
  const former = new Map(changes.map(({ id, before }) => [id, before]))
  const placeOf = ({ id, place }: Placed): number => {
    const before = former.get(id)
    return before && 'place' in before ? before.place : place
  }
  return [...records.values()].sort((one, other) => placeOf(one) - placeOf(other)).map(({ id }) => id)
}
