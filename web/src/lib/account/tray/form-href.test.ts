import type { AccessSnapshot, OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { fittingForm } from './fitting-form.ts'
import type { FormAddress } from './form-address.ts'
import { formHref } from './form-href.ts'

const organizationId = 'organization-1' as OrganizationId
const access = (rights: readonly string[]) =>
  ({
    organizations: [{ id: organizationId, directory: 'none', accounts: [{ id: 'account-9', kind: 'sub', rights }] }],
  }) as unknown as AccessSnapshot

const change = {
  id: 'mutation-1',
  document: 'section/account-9.processes',
  name: 'moveProcess',
  args: { processId: 'process-1', step: 'finish' },
} as unknown as Parameters<typeof fittingForm>[0]

it('[ISSUE 9] [S5] a refused change of a process leads to its form in its account, while the person may open it', () => {
  const form = fittingForm(change) as FormAddress
  expect(formHref(form, organizationId, access(['processes']))).toBe(
    '/a/account-9/processes?dialog=step&change=mutation-1&of=process-1&process=process-1',
  )
  expect(formHref(form, organizationId, access(['mail']))).toBe(null)
  expect(formHref(form, organizationId, null)).toBe(null)
})

it('[ISSUE 9] [S5] a refused type of process leads to its form in the main account of an administrator', () => {
  const form: FormAddress = { screen: 'process-types', search: 'dialog=type&change=mutation-1' }
  const main = { id: 'account-0', kind: 'main', rights: ['processes'] }
  const written = { organizations: [{ id: organizationId, directory: 'write', accounts: [main] }] }
  expect(formHref(form, organizationId, written as unknown as AccessSnapshot)).toBe(
    '/a/account-0/processes?types=&dialog=type&change=mutation-1',
  )
  expect(formHref(form, organizationId, access(['processes']))).toBe(null)
})
