import type { Amenity, AmenityGroup, GuestLanguage, InformationField, PaymentMethod, PolicyField } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

export const amenityName = (amenity: Amenity): string => m.property_amenity({ amenity })
export const amenityGroupName = (group: AmenityGroup): string => m.property_amenity_group({ group })
export const informationFieldName = (field: InformationField): string => m.property_field({ field })
export const policyFieldName = (field: PolicyField): string => m.policies_field({ field })
export const paymentMethodName = (method: PaymentMethod): string => m.policies_payment({ method })

/** The browser knows the names of languages. */
export const guestLanguageName = (language: GuestLanguage): string =>
  new Intl.DisplayNames(getLocale(), { type: 'language' }).of(language) ?? language
