import { projectRecords } from '../board/project.ts'
import { type Calendar, inPlaces } from '../calendar/calendar.ts'
import type { NamedRoomType } from '../reservations/records.ts'
import type { Reservations } from '../reservations/reservations.ts'
import { sectionProjection, type SectionKind } from '../section-kind.ts'
import { changePromotion } from './mutations/change-promotion.ts'
import { createPromotion } from './mutations/create-promotion.ts'
import { endPromotion } from './mutations/end-promotion.ts'
import { projectCalendar } from './mutations/project-calendar.ts'
import { projectUses } from './mutations/project-uses.ts'
import { reopenPromotion } from './mutations/reopen-promotion.ts'
import { type Promotions, promotionsShape, type PromotionsTypes } from './promotions.ts'
import type { PromotionUse } from './records.ts'
import { changedUses, usesOf } from './uses-of.ts'

const mutations = {
  createPromotion,
  changePromotion,
  endPromotion,
  reopenPromotion,
  projectUses,
  projectCalendar,
} as const

/** `section/<accountId>.promotions`: the promotions of one account (hospitality), and how each is used. */
export const promotionsKind: SectionKind<PromotionsTypes> & { readonly mutations: typeof mutations } = {
  key: 'promotions',
  needs: ['promotions'],
  ...promotionsShape,
  mutations,
  nameOf: (_kind, record) => ('name' in record ? String(record.name) : null),
  sectionProjections: {
    // The names alone: rooms and prices are for the right `calendar` (B28).
    calendar: sectionProjection<Calendar, Promotions, readonly NamedRoomType[]>({
      dependsOn: ['roomType'],
      facts: ({ roomType }) => inPlaces(roomType).map(({ id, name, place }) => ({ id, name, place })),
      draft: (roomTypes, { roomType: present }) =>
        projectRecords('roomType', present, roomTypes).length === 0
          ? null
          : { name: 'projectCalendar', args: { roomTypes } },
    }),
    reservations: sectionProjection<Reservations, Promotions, readonly PromotionUse[]>({
      dependsOn: ['reservation'],
      facts: usesOf,
      draft: (wanted, { use }) => {
        const uses = changedUses(wanted, use)
        return uses.length === 0 ? null : { name: 'projectUses', args: { uses } }
      },
    }),
  },
}
