import { put, type Directory, type DirectoryWrite } from './directory.ts'
import { organizationOf } from './organization-of.ts'
import type { Organization } from './records.ts'

/** The organisation as it is where nothing is demanded of how its people sign in. */
export const withoutSingleSignOn = ({ singleSignOn: _, ...organization }: Organization): Organization => organization

export const liftedSingleSignOn = (directory: Directory): readonly DirectoryWrite[] => {
  const organization = organizationOf(directory)
  return organization.singleSignOn === true ? [put('organization', withoutSingleSignOn(organization))] : []
}
