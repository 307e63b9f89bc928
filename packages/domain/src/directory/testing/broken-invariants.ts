import * as v from 'valibot'
import { sameIdentifierForm, sameNameForm } from '../../kernel/same-form.ts'
import type { Directory } from '../directory.ts'
import { profiles } from '../profiles/profiles.ts'
import { type Member, recordKinds, recordSchemas } from '../records.ts'

/** What must hold in every registered directory, whatever was done to it. Empty when all of it does. */
export const brokenInvariants = (directory: Directory): readonly string[] => [
  ...malformedRecords(directory),
  ...brokenAccounts(directory),
  ...brokenUnits(directory),
  ...[...directory.member.values()].flatMap((member) => brokenMember(directory, member)),
  ...duplicates([...directory.role.values()].map(({ name }) => `two roles ${sameNameForm(name)}`)),
  ...duplicates(
    [...directory.processType.values()]
      .filter(({ status }) => status === 'active')
      .map(({ name }) => `two types ${sameNameForm(name)}`),
  ),
  ...duplicates([...directory.member.values()].map(({ loginId }) => `one login, two members: ${loginId}`)),
]

const malformedRecords = (directory: Directory): readonly string[] =>
  recordKinds.flatMap((kind) =>
    [...directory[kind]]
      .filter(([id, record]) => id !== record.id || !v.is(recordSchemas[kind], record))
      .map(([id]) => `malformed ${kind} ${id}`),
  )

const brokenAccounts = (directory: Directory): readonly string[] => {
  const accounts = [...directory.account.values()]
  const mains = accounts.filter(({ kind }) => kind === 'main')
  const primaries = [...directory.member.values()].filter(({ primary }) => primary)
  return [
    ...(mains.length === 1 && mains[0]?.status === 'active' ? [] : ['there is not exactly one living main account']),
    ...(primaries.length === 1 ? [] : ['there is not exactly one primary member']),
    ...accounts
      .filter(({ kind, parentId }) => parentId !== (kind === 'main' ? null : mains[0]?.id))
      .map(({ id }) => `wrong parent of ${id}`),
    ...duplicates(accounts.map(({ position }) => `two accounts at position ${position}`)),
  ]
}

const brokenUnits = (directory: Directory): readonly string[] => {
  const units = [...directory.unit.values()]
  return [
    ...units.filter(({ accountId }) => !directory.account.has(accountId)).map(({ id }) => `unit without account ${id}`),
    ...duplicates(units.map(({ identifier }) => `two units ${sameIdentifierForm(identifier)}`)),
    ...[...directory.service.values()]
      .filter(({ unitId, accountId }) => directory.unit.get(unitId)?.accountId !== accountId)
      .map(({ id }) => `service without unit ${id}`),
  ]
}

const brokenMember = (directory: Directory, member: Member): readonly string[] => {
  const home = directory.account.get(member.homeAccountId)
  const rights = directory.organization ? profiles[directory.organization.profile].rights : []
  const rules: readonly (readonly [rule: string, holds: boolean])[] = [
    ['has a home', home !== undefined],
    ['has no grants beside a sub-account', home?.kind === 'main' || member.grants.length === 0],
    ['lives in the main account as an administrator', home?.kind === 'main' || !member.admin],
    ['is an active administrator when primary', !member.primary || (member.admin && member.status === 'active')],
    ['has grants to sub-accounts only', member.grants.every((id) => directory.account.get(id)?.kind === 'sub')],
    ['has roles that exist', member.roleIds.every((id) => directory.role.has(id))],
    ['has rights of the profile', member.rights.every((right) => rights.includes(right))],
    ['has each of them once', [member.rights, member.roleIds, member.grants].every(isUnique)],
  ]
  return rules.filter(([, holds]) => !holds).map(([rule]) => `${member.id} breaks: ${rule}`)
}

const isUnique = (list: readonly string[]): boolean => new Set(list).size === list.length

const duplicates = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index)
