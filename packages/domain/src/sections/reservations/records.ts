import * as v from 'valibot'
import { CalendarDateSchema } from '../../kernel/calendar-date.ts'
import { MemberIdSchema, PromotionIdSchema, ReservationIdSchema, RoomTypeIdSchema } from '../../kernel/ids.ts'
import { boardEventSchemas, eventFields } from '../board/events.ts'
import { PersonSchema, TimeSchema } from '../board/records.ts'
import { reservationStates, reservationSteps } from './machine.ts'
import { reservationReasons } from './reasons.ts'

/** Where a reservation came from. */
export const reservationSources = ['portal', 'website', 'phone', 'email', 'in-person', 'other'] as const
export type ReservationSource = (typeof reservationSources)[number]

export const ReservationStateSchema = v.picklist(reservationStates)
export const ReservationStepSchema = v.picklist(reservationSteps)
export const ReservationReasonSchema = v.picklist(reservationReasons)

/** The promotion that a reservation was made with, by the name of that time. */
export const NamedPromotionSchema = v.object({ id: PromotionIdSchema, name: v.string() })

/** Who did something, and when; `by` null: the server. */
const moment = v.object({ at: TimeSchema, by: v.nullable(PersonSchema) })
const stay = { arrival: CalendarDateSchema, departure: CalendarDateSchema }

/** S18: a room type of the account's calendar: its name, which every reservation shows, and neither rooms nor prices. */
export const NamedRoomTypeSchema = v.object({ id: RoomTypeIdSchema, name: v.string(), place: v.number() })
export type NamedRoomType = v.InferOutput<typeof NamedRoomTypeSchema>

export const ReservationSchema = v.object({
  id: ReservationIdSchema,
  /** S17: given by the server at acceptance; null until then. */
  number: v.nullable(v.number()),
  guest: v.object({ name: v.string(), phone: v.nullable(v.string()), email: v.nullable(v.string()) }),
  /** As people call it: `Rodzinny`. */
  roomType: v.string(),
  /** The type of the calendar that had this name when the reservation was written; absent: none. */
  roomTypeId: v.optional(RoomTypeIdSchema),
  adults: v.number(),
  children: v.number(),
  /** Days of Warsaw. The guest stays for the nights from the first to the second. */
  ...stay,
  /** Of the whole stay, in grosz. */
  price: v.number(),
  /** Of the price, per mille. */
  commission: v.number(),
  source: v.picklist(reservationSources),
  /** Absent in reservations of before there were promotions. */
  promotion: v.optional(v.nullable(NamedPromotionSchema)),
  remarks: v.string(),
  state: ReservationStateSchema,
  /** When it came into its state, by whom. */
  moved: moment,
  /** Why it was cancelled. */
  reason: v.nullable(v.object({ code: ReservationReasonSchema, explanation: v.nullable(v.string()) })),
  /** Since when the guest's card is known to be invalid. */
  invalidCard: v.nullable(moment),
  /** What was checked before the invoice: the amount that was really paid, in grosz. */
  reconciled: v.nullable(v.object({ ...moment.entries, amount: v.number() })),
  assigneeId: v.nullable(MemberIdSchema),
  made: moment,
  arrivedAt: v.nullable(TimeSchema),
  /** When it departed, was cancelled, or was marked as a no-show. */
  closedAt: v.nullable(TimeSchema),
  events: v.number(),
  changedAt: TimeSchema,
})
export type Reservation = v.InferOutput<typeof ReservationSchema>
export type Stay = Pick<Reservation, 'arrival' | 'departure'>

/** The fields of a reservation that can be changed one by one. Its dates change together (`changeDates`). */
export const reservationFields = [
  'name',
  'phone',
  'email',
  'roomType',
  'adults',
  'children',
  'price',
  'commission',
  'source',
  'promotion',
  'remarks',
] as const
export type ReservationField = (typeof reservationFields)[number]

export const ReservationEventSchema = v.variant('what', [
  ...boardEventSchemas,
  v.object({ ...eventFields, what: v.literal('made') }),
  v.object({ ...eventFields, what: v.literal('changed'), fields: v.array(v.picklist(reservationFields)) }),
  v.object({ ...eventFields, what: v.literal('dates-changed'), from: v.object(stay), to: v.object(stay) }),
  v.object({
    ...eventFields,
    what: v.literal('moved'),
    step: ReservationStepSchema,
    from: ReservationStateSchema,
    to: ReservationStateSchema,
    reason: v.nullable(ReservationReasonSchema),
    explanation: v.nullable(v.string()),
  }),
  v.object({ ...eventFields, what: v.picklist(['card-invalid', 'card-valid']) }),
  /** Null: the reconciliation was taken back. */
  v.object({ ...eventFields, what: v.literal('reconciled'), amount: v.nullable(v.number()) }),
])
export type ReservationEvent = v.InferOutput<typeof ReservationEventSchema>
