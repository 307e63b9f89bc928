import { unitsOf } from '../board/colleagues-of.ts'
import type { SectionKind } from '../section-kind.ts'
import { changePolicies } from './mutations/change-policies.ts'
import { projectUnits } from './mutations/project-units.ts'
import { policiesShape, type PoliciesTypes } from './policies.ts'

const mutations = { changePolicies, projectUnits } as const

/**
 * `section/<accountId>.calendar+property`: the policies of the properties of one account, for those who hold both rights: the
 * page is one of the pages of the property, and is hidden without the calendar as well (B28).
 */
export const policiesKind: SectionKind<PoliciesTypes> & { readonly mutations: typeof mutations } = {
  key: 'calendar+property',
  needs: ['calendar', 'property'],
  ...policiesShape,
  mutations,
  nameOf: (_kind, record) => ('identifier' in record ? String(record.identifier) : null),
  projection: (directory, accountId) => ({
    name: 'projectUnits',
    args: { units: unitsOf(directory, accountId) },
  }),
}
