import {
  informationFields,
  policyFields,
  type Promotion,
  type Property,
  type PropertyPolicies,
  type RatePlan,
  type RoomType,
} from '@kontor/domain'
import { shownDay } from '#lib/format/shown-day.ts'
import { wholeNumber } from '#lib/format/whole-number.ts'
import { m } from '#lib/paraglide/messages.js'
import { discountText, promotionFieldName } from '../promotions/promotion-names.ts'
import {
  amenityName,
  guestLanguageName,
  informationFieldName,
  paymentMethodName,
  policyFieldName,
} from '../property/property-names.ts'
import { recordValues, type Value } from './record-values.ts'

const label = (field: string): string => m.section_history_field({ field })
const listed = (items: readonly string[]): string | null => (items.length === 0 ? null : items.join(', '))
const textOf = (value: string | number | null): string | null =>
  typeof value === 'number' ? wholeNumber(value) : value

/** Nights and prices are said by the sentence of their entry. */
export const calendarValues = {
  roomType: recordValues<RoomType>({
    title: ({ name }) => m.section_history_room_type({ name }),
    values: ({ name, rooms, place }) => [
      [label('name'), name],
      [label('rooms'), wholeNumber(rooms)],
      [label('place'), wholeNumber(place + 1)],
    ],
  }),
  ratePlan: recordValues<RatePlan>({
    title: ({ name }) => m.section_history_rate_plan({ name }),
    values: ({ name, place }) => [
      [label('name'), name],
      [label('place'), wholeNumber(place + 1)],
    ],
  }),
}

export const promotionValues = {
  promotion: recordValues<Promotion>({
    title: ({ name }) => m.section_history_promotion({ name }),
    values: (promotion) => [
      [promotionFieldName('name'), promotion.name],
      [promotionFieldName('discount'), discountText(promotion.discount)],
      [promotionFieldName('bookFrom'), shownDay(promotion.bookFrom)],
      [promotionFieldName('bookUntil'), promotion.bookUntil && shownDay(promotion.bookUntil)],
      [promotionFieldName('stayFrom'), shownDay(promotion.stayFrom)],
      [promotionFieldName('stayUntil'), promotion.stayUntil && shownDay(promotion.stayUntil)],
      [promotionFieldName('nightsMin'), wholeNumber(promotion.nightsMin)],
      [promotionFieldName('rooms'), listed(promotion.rooms)],
      [label('ended'), promotion.ended && shownDay(promotion.ended.on)],
    ],
  }),
}

export const propertyValues = {
  property: recordValues<Property>({
    title: ({ id }, reader) => m.section_history_property({ name: reader.named(id) }),
    values: (property) => [
      ...informationFields.map((field): Value => [informationFieldName(field), property[field]]),
      [label('languages'), listed(property.languages.map(guestLanguageName))],
      [label('amenities'), listed([...property.amenities.map(amenityName), ...property.ownAmenities])],
    ],
  }),
}

export const policiesValues = {
  policies: recordValues<PropertyPolicies>({
    title: ({ id }, reader) => m.section_history_property({ name: reader.named(id) }),
    values: (policies) => [
      ...policyFields.map((field): Value => [policyFieldName(field), textOf(policies[field])]),
      [label('payments'), listed(policies.payments.map(paymentMethodName))],
    ],
  }),
}
