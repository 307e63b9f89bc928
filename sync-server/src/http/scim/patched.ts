import { patchValues, valueOf, type ScimOperation } from './bodies.ts'
import { ScimFailure } from './scim-failure.ts'

/** What can be changed of a person. Their name and e-mail are their own: what a directory sends for these is ignored. */
export interface ChangedUser {
  readonly userName: string
  readonly externalId: string | null
  readonly active: boolean
}

export interface ChangedGroup {
  readonly displayName: string
  readonly externalId: string | null
  /** Ids of people. */
  readonly members: readonly string[]
}

/** The person after the operations, in their order (RFC 7644, 3.5.2). */
export const patchedUser = (user: ChangedUser, operations: readonly ScimOperation[]): ChangedUser =>
  each(operations).reduce((changed, { op, path, value }) => {
    switch (path.toLowerCase()) {
      case 'username':
        return { ...changed, userName: valueOf(patchValues.userName, required(op, value)) }
      case 'active':
        return { ...changed, active: valueOf(patchValues.active, required(op, value)) }
      case 'externalid':
        return { ...changed, externalId: op === 'remove' ? null : valueOf(patchValues.externalId, value) }
      default:
        return ignored(path, changed)
    }
  }, user)

/** The role after the operations. */
export const patchedGroup = (group: ChangedGroup, operations: readonly ScimOperation[]): ChangedGroup =>
  each(operations).reduce((changed, operation) => {
    const { op, path, value } = operation
    switch (path.toLowerCase()) {
      case 'displayname':
        return { ...changed, displayName: valueOf(patchValues.displayName, required(op, value)) }
      case 'externalid':
        return { ...changed, externalId: op === 'remove' ? null : valueOf(patchValues.externalId, value) }
      case 'members':
        return { ...changed, members: changedMembers(changed.members, operation) }
      default: {
        const [, one] = oneMember.exec(path) ?? []
        if (one === undefined && !/^members\b/i.test(path)) return ignored(path, changed)
        if (one === undefined || op !== 'remove') throw new ScimFailure(400, 'invalidPath', 'invalid-arguments')
        return { ...changed, members: changed.members.filter((id) => id !== one) }
      }
    }
  }, group)

/** `members[value eq "…"]`, as Okta and Entra take one off. */
const oneMember = /^members\[value eq "([A-Za-z0-9_-]{1,64})"\]$/i

const changedMembers = (
  before: readonly string[],
  { op, value }: { op: string; value: unknown },
): readonly string[] => {
  // Without a value all are taken off; Entra names those that it takes off.
  if (op === 'remove' && (value === undefined || value === null)) return []
  const named = valueOf(patchValues.members, Array.isArray(value) ? value : [value]).map((member) => member.value)
  if (op === 'remove') return before.filter((id) => !named.includes(id))
  return op === 'replace' ? [...new Set(named)] : [...new Set([...before, ...named])]
}

interface SingleOperation {
  readonly op: ScimOperation['op']
  readonly path: string
  readonly value: unknown
}

/** An operation without a path has an object of attributes, each of which is one. */
const each = (operations: readonly ScimOperation[]): readonly SingleOperation[] =>
  operations.flatMap(({ op, path, value }): readonly SingleOperation[] => {
    if (path !== undefined && path !== null && path !== '') return [{ op, path: path.trim(), value }]
    if (op === 'remove' || typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ScimFailure(400, 'invalidSyntax', 'invalid-arguments')
    return Object.entries(value).map(([name, inner]) => ({ op, path: name, value: inner }))
  })

const required = (op: ScimOperation['op'], value: unknown): unknown => {
  if (op === 'remove') throw new ScimFailure(400, 'mutability', 'required-attribute')
  return value
}

/** An attribute that this server does not keep; what is no path at all is refused. */
const ignored = <T>(path: string, unchanged: T): T => {
  if (!/^[A-Za-z$][\w$.:-]*(\[[^[\]]*\](\.\w+)?)?$/.test(path))
    throw new ScimFailure(400, 'invalidPath', 'invalid-arguments')
  return unchanged
}
