import {
  LoginIdSchema,
  OrganizationSchema,
  put,
  recordSchemas,
  withoutSingleSignOn,
  type Directory,
  type DirectoryWrite,
} from '@kontor/domain'
import * as v from 'valibot'

/** A login as exported: without its password, second factor and sessions. */
const LoginSchema = v.object({ id: LoginIdSchema, name: v.string(), username: v.string(), email: v.string() })

/** One organisation as JSON. Its lists are those of `GET /api/documents/directory/:organizationId`, in the order of their ids. */
const OrganizationFileSchema = v.object({
  format: v.literal('kontor-organization-1'),
  organization: OrganizationSchema,
  accounts: v.array(recordSchemas.account),
  units: v.array(recordSchemas.unit),
  services: v.array(recordSchemas.service),
  roles: v.array(recordSchemas.role),
  members: v.array(recordSchemas.member),
  invitations: v.array(recordSchemas.invitation),
  /** Absent in files of before there were any. */
  processTypes: v.optional(v.array(recordSchemas.processType), []),
  deadlines: v.optional(v.array(recordSchemas.deadline), []),
  logins: v.array(LoginSchema),
})
export type OrganizationFile = v.InferOutput<typeof OrganizationFileSchema>
export type ExportedLogin = v.InferOutput<typeof LoginSchema>

/** Null when the text is not an exported organisation. */
export const readOrganizationFile = (text: string): OrganizationFile | null => {
  try {
    const result = v.safeParse(OrganizationFileSchema, JSON.parse(text))
    return result.success ? result.output : null
  } catch {
    return null
  }
}

export const organizationFile = (directory: Directory, logins: readonly ExportedLogin[]): OrganizationFile => {
  if (directory.organization === null) throw new Error('an organisation that was registered has its own record')
  return {
    format: 'kontor-organization-1',
    // Links to the provider are not exported, so no one could enter.
    organization: withoutSingleSignOn(directory.organization),
    accounts: inOrder(directory.account.values()),
    units: inOrder(directory.unit.values()),
    services: inOrder(directory.service.values()),
    roles: inOrder(directory.role.values()),
    members: inOrder(directory.member.values()),
    invitations: inOrder(directory.invitation.values()),
    processTypes: inOrder(directory.processType.values()),
    deadlines: inOrder(directory.deadline.values()),
    logins: inOrder(logins),
  }
}

/** The writes that create the organisation in an empty directory. */
export const writesOf = (file: OrganizationFile): readonly DirectoryWrite[] => [
  put('organization', withoutSingleSignOn(file.organization)),
  ...file.accounts.map((record) => put('account', record)),
  ...file.units.map((record) => put('unit', record)),
  ...file.services.map((record) => put('service', record)),
  ...file.roles.map((record) => put('role', record)),
  ...file.members.map((record) => put('member', record)),
  ...file.invitations.map((record) => put('invitation', record)),
  ...file.processTypes.map((record) => put('processType', record)),
  ...file.deadlines.map((record) => put('deadline', record)),
]

const inOrder = <T extends { readonly id: string }>(records: Iterable<T>): T[] =>
  [...records].sort((one, other) => (one.id < other.id ? -1 : 1))
