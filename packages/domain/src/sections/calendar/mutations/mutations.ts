import { addRatePlan } from './add-rate-plan.ts'
import { addRoomType } from './add-room-type.ts'
import { changeRatePlan } from './change-rate-plan.ts'
import { changeRoomType } from './change-room-type.ts'
import { orderRatePlans } from './order-rate-plans.ts'
import { orderRoomTypes } from './order-room-types.ts'
import { projectReservations } from './project-reservations.ts'
import { putNightsBack } from './put-nights-back.ts'
import { removeRatePlan } from './remove-rate-plan.ts'
import { removeRoomType } from './remove-room-type.ts'
import { setNights } from './set-nights.ts'

/** Every mutation of the calendar by its name on the wire. */
export const mutations = {
  addRoomType,
  changeRoomType,
  orderRoomTypes,
  removeRoomType,
  addRatePlan,
  changeRatePlan,
  orderRatePlans,
  removeRatePlan,
  setNights,
  putNightsBack,
  projectReservations,
} as const
