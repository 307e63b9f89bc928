import { unitsOf } from '../board/colleagues-of.ts'
import type { SectionKind } from '../section-kind.ts'
import { changeAmenities } from './mutations/change-amenities.ts'
import { changeInformation } from './mutations/change-information.ts'
import { changeLanguages } from './mutations/change-languages.ts'
import { projectUnits } from './mutations/project-units.ts'
import { propertyShape, type PropertyTypes } from './property.ts'

const mutations = { changeInformation, changeLanguages, changeAmenities, projectUnits } as const

/** `section/<accountId>.property`: information and amenities of the properties of one account (hospitality). */
export const propertyKind: SectionKind<PropertyTypes> & { readonly mutations: typeof mutations } = {
  key: 'property',
  needs: ['property'],
  ...propertyShape,
  mutations,
  nameOf: (_kind, record) => ('identifier' in record ? String(record.identifier) : null),
  projection: (directory, accountId) => ({
    name: 'projectUnits',
    args: { units: unitsOf(directory, accountId) },
  }),
}
