import { profiles } from '@kontor/domain'
import { expect, test } from 'vitest'
import { m } from '#lib/paraglide/messages.js'
import { locales } from '#lib/paraglide/runtime.js'
import { missingDefaultRoles } from './missing-default-roles.ts'

const idsMissing = (...names: string[]) =>
  missingDefaultRoles(
    'hospitality',
    names.map((name) => ({ name })),
  ).map(({ id }) => id)

test('[A19] all of them are missing at first, and a role of that name in either language is not', () => {
  expect(idsMissing()).toEqual(['reception', 'sales', 'content', 'billing', 'management'])
  expect(idsMissing('RECEPCJA', 'Billing', 'Kuchnia')).toEqual(['sales', 'content', 'management'])
})

test('[A19] every default role has a name of its own in both languages', () => {
  for (const locale of locales)
    for (const { defaultRoles } of Object.values(profiles)) {
      const names = defaultRoles.map(({ id }) => m.default_role_name({ role: id }, { locale }))
      expect(new Set(names).size).toBe(defaultRoles.length)
      expect(names.filter((name, at) => name === defaultRoles[at]?.id)).toEqual([])
    }
})
