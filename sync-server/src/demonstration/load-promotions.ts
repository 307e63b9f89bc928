import {
  addDays,
  dateAt,
  dayMs,
  promotionsKind,
  type AccountId,
  type CalendarDate,
  type Directory,
  type LoginId,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { carryOut, type Act, type CarryOutParts } from './carry-out.ts'
import { workerIn } from './worker-in.ts'

/** Days are counted from today; null: without an end. */
const stories = [
  {
    ...{ name: 'Długi weekend', discount: 100, nightsMin: 2, rooms: ['Dwuosobowy', 'Rodzinny'] },
    ...{ book: [-14, 23], stay: [-14, 30] },
  },
  { name: 'Wcześniej taniej', discount: 80, nightsMin: 1, rooms: [], book: [-60, null], stay: [-30, null] },
  {
    name: 'Praca nad morzem',
    discount: 200,
    nightsMin: 5,
    rooms: ['Jednoosobowy'],
    book: [-19, 131],
    stay: [-19, 131],
  },
  { name: 'Ferie z dziećmi', discount: 150, nightsMin: 3, rooms: ['Rodzinny'], book: [20, 90], stay: [59, 100] },
  { name: 'Jesień za półdarmo', discount: 250, nightsMin: 1, rooms: ['Dwuosobowy'], book: [-50, -5], stay: [-50, -3] },
] as const

const idOf = (key: string, turn: number, at: number): string => `demo-${key}-${turn}-promotion-${at}`

/** Every third reservation of an account with promotions was made with one of those that can be booked. */
export const promotionOf = (key: string, turn: number, place: number): { id: string; name: string } | null => {
  if (place % 3 !== 0) return null
  const at = (place / 3) % 3
  const story = stories[at]
  return story === undefined ? null : { id: idOf(key, turn, at), name: story.name }
}

/** Someone of the account who may open its promotions. */
export const promoterIn = (directory: Directory, accountId: AccountId): LoginId | null =>
  workerIn(directory, accountId, promotionsKind.needs)

/** The promotions of one account, as they were created two months ago. */
export const loadPromotions = async (
  parts: CarryOutParts & { readonly now: number; readonly key: string },
  { accountId, turn, promoter }: { readonly accountId: AccountId; readonly turn: number; readonly promoter: LoginId },
): Promise<void> => {
  const today = dateAt(parts.now)
  const day = (days: number | null): CalendarDate | null => (days === null ? null : addDays(today, days))
  const acts = stories.map(({ book, stay, ...story }, at): Act => ({
    ...{ at: parts.now - 61 * dayMs, by: promoter, name: 'createPromotion' },
    args: {
      ...{ ...story, promotionId: idOf(parts.key, turn, at) },
      ...{ bookFrom: day(book[0]), bookUntil: day(book[1]), stayFrom: day(stay[0]), stayUntil: day(stay[1]) },
    },
  }))
  await carryOut(parts, documentName({ kind: 'section', accountId, key: promotionsKind.key }), acts)
}
