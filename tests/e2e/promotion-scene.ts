import { newId, type Person } from '../server/person.ts'
import { day } from './reservation-scene.ts'
import { changeSection } from './section-acts.ts'

/** Creates a promotion for bookings and stays of the coming month, and gives its id and name. */
export const createPromotion = async (
  person: Person,
  accountId: string,
  name: string,
  more: object = {},
): Promise<{ readonly id: string; readonly name: string }> => {
  const id = newId()
  const days = { bookFrom: day(-3), bookUntil: day(30), stayFrom: day(0), stayUntil: day(40) }
  const facts = { promotionId: id, name, discount: 100, nightsMin: 2, rooms: ['Rodzinny'] }
  await changeSection(person, accountId, 'promotions', 'createPromotion', { ...facts, ...days, ...more })
  return { id, name }
}
