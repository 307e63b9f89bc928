import type { OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { ScimNames } from '../scim/scim-names.ts'

const [mewa, bursztyn] = ['organization-mewa', 'organization-bursztyn'] as [OrganizationId, OrganizationId]

/** Where names of a company's directory are kept. Both organisations exist. */
export const scimNameContract = (open: () => Promise<ScimNames>): void => {
  it('[ISSUE 11] a name is kept for its organisation, replaced by a later one, and removed', async () => {
    const names = await open()
    const jan = { id: 'person-jan', recordId: 'person-jan', name: 'jan@mewa.pl', externalId: 'e-1' }
    const role = { id: 'role-1', recordId: 'role-1', name: null, externalId: null }
    await names.put(mewa, role)
    await names.put(mewa, jan)
    await names.put(bursztyn, { ...jan, name: null })
    expect(await names.list(mewa)).toEqual([jan, role])
    await names.put(mewa, { ...jan, recordId: 'person-again' })
    await names.remove(mewa, 'role-1')
    await names.remove(mewa, 'role-1')
    expect(await names.list(mewa)).toEqual([{ ...jan, recordId: 'person-again' }])
    expect(await names.list(bursztyn)).toEqual([{ ...jan, name: null }])
  })
}
