import * as v from 'valibot'

export const ProfileIdSchema = v.picklist(['telecom', 'hospitality'])
export type ProfileId = v.InferOutput<typeof ProfileIdSchema>

/** All rights of both profiles; which of them an organisation has, its profile says (B15, B28). */
export const RightSchema = v.picklist([
  'processes',
  'units',
  'calendar',
  'mail',
  'finance',
  'property',
  'reservations',
  'account',
  'promotions',
])
export type Right = v.InferOutput<typeof RightSchema>

export const ServiceTypeSchema = v.picklist(['fnp', 'mnp', 'location', 'accommodation', 'dining', 'wellness', 'events'])
export type ServiceType = v.InferOutput<typeof ServiceTypeSchema>

export type Surface = 'web' | 'mobile'

/**
 * A place in the product that a person may or may not see. It is seen when every right in `needs` is held.
 * The table B28 is read from these: what is hidden without a right is every place that needs it.
 */
export interface Place {
  /** For instance `rates-calendar`; the sentence for it is the screens' business. */
  readonly id: string
  readonly surface: Surface
  readonly needs: readonly Right[]
}

/** A role to begin with. Its name is a sentence of the screens, in the language of the administrator who adds it (A19). */
export interface DefaultRole {
  readonly id: DefaultRoleId
  /** In the profile's order. */
  readonly rights: readonly Right[]
}

export type DefaultRoleId =
  | 'processing'
  | 'coordination'
  | 'billing'
  | 'people-overview'
  | 'reception'
  | 'sales'
  | 'content'
  | 'management'

export interface Profile {
  readonly id: ProfileId
  /** In the order in which the sources list them, and the screens show them. Each right opens the section of its name. */
  readonly rights: readonly Right[]
  readonly serviceTypes: readonly ServiceType[]
  readonly places: readonly Place[]
  /** What most organisations of this kind need; they are offered, never imposed. */
  readonly defaultRoles: readonly DefaultRole[]
}
