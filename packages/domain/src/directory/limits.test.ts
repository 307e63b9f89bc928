import { describe, expect, it } from 'vitest'
import { fieldProblem } from '../kernel/field-problem.ts'
import { limits } from '../kernel/limits.ts'
import {
  EmailSchema,
  IdentifierSchema,
  NameSchema,
  PasswordSchema,
  TaxIdSchema,
  UsernameSchema,
} from '../kernel/text.ts'
import { deadlineIds } from '../sections/processes/deadlines.ts'
import type { WritableDirectory } from './directory.ts'
import { isOpenInvitation } from './invitation-state.ts'
import { type MutationName, mutationSchemas } from './mutations/mutations.ts'
import type { RecordKind } from './records.ts'
import { WebhookUrlSchema } from './webhooks.ts'
import { isRefused, runAs, runAsSystem } from './testing/run-as.ts'
import {
  account,
  fill,
  invitation,
  member,
  now,
  processType,
  role,
  sampleDirectory,
  service,
  token,
  unit,
  webhook,
} from './testing/sample-directory.ts'

const birds = (length: number): string => '\u{1f426}'.repeat(length)
const letters = (length: number): string => 'a'.repeat(length)
const webAddress = (length: number): string => `https://${letters(length - 'https://'.length)}`
const address = (length: number): string => `${letters(length - '@b.pl'.length)}@b.pl`

it.each([
  ['name', NameSchema, birds, 1, limits.nameLengthMax],
  ['identifier', IdentifierSchema, letters, 1, limits.identifierLengthMax],
  ['e-mail', EmailSchema, address, address(6).length, limits.emailLengthMax],
  ['user name', UsernameSchema, letters, limits.usernameLengthMin, limits.usernameLengthMax],
  ['password', PasswordSchema, birds, limits.passwordLengthMin, limits.passwordLengthMax],
  ['address of a webhook', WebhookUrlSchema, webAddress, webAddress(9).length, limits.webhookUrlLengthMax],
  ['tax id', TaxIdSchema, letters, limits.taxIdLengthMin, limits.taxIdLengthMax],
])('[S11] the %s is taken at both bounds, and refused one past each', (_what, schema, textOf, min, max) => {
  const problems = [min, max, max + 1].map((length) => fieldProblem(schema, textOf(length)))
  expect(problems).toEqual([null, null, 'too-long'])
  expect(fieldProblem(schema, textOf(min - 1))).not.toBeNull()
})

describe('[S11] a list in the arguments', () => {
  const people = { name: 'Anna', username: 'anna', email: 'anna@mewa.example', homeAccountId: 'account-main' }
  const invited = { ...people, invitationId: 'invitation-new', admin: false, rights: [], roleIds: [], grants: [] }
  const lists: Partial<Record<MutationName, object>> = {
    createRole: { roleId: 'role-0001', name: 'Rola', rights: [] },
    changeRole: { roleId: 'role-used', add: [], remove: [] },
    changeRights: { memberId: 'member-plain', add: [], remove: [], addRoles: [], removeRoles: [] },
    changeGrants: { memberId: 'member-plain', add: [], remove: [] },
    inviteMember: invited,
    inviteExistingMember: invited,
    changeDeadlines: { deadlines: [], reset: [] },
    changeInvitation: {
      invitationId: 'invitation-pending',
      ...{ add: [], remove: [], addRoles: [], removeRoles: [], addGrants: [], removeGrants: [] },
    },
  }
  const kinds = {
    right: { item: 'mail', max: limits.rightsPerListMax },
    role: { item: 'role-free', max: limits.rolesPerListMax },
    account: { item: 'account-north', max: limits.grantsPerListMax },
  }
  const kindOf = (name: string, field: string) => {
    if (name === 'changeDeadlines') {
      const item = field === 'reset' ? 'fault' : { id: 'fault', term: null }
      return { item, max: limits.deadlinesPerListMax }
    }
    if (/role/i.test(field)) return kinds.role
    return name === 'changeGrants' || /grants/i.test(field) ? kinds.account : kinds.right
  }
  const cases = Object.entries(lists).flatMap(([name, args]) =>
    Object.entries(args)
      .filter(([, value]) => Array.isArray(value))
      .map(([field]) => [name as MutationName, field, args] as const),
  )

  it('[S11] is in this table, whatever the mutation', () => {
    const withLists = Object.entries(mutationSchemas)
      .filter(([, schema]) => Object.values(schema.entries).some(({ type }) => type === 'array'))
      .map(([name]) => name)
    // Lists of scopes and of kinds of events name a few words, each once.
    const ofWords = ['createToken', 'createWebhook']
    expect(withLists.filter((name) => !ofWords.includes(name))).toEqual(
      Object.keys(mutationSchemas).filter((name) => Object.hasOwn(lists, name)),
    )
  })

  it.each(cases)('[S11] %s.%s is taken at its bound, and one item more is refused', (name, field, args) => {
    const { item, max } = kindOf(name, field)
    const run = (count: number) =>
      runAs(sampleDirectory(), 'owner', name, { ...args, [field]: Array.from({ length: count }, () => item) })
    expect(isRefused(run(max))).toBe(false)
    expect(run(max + 1)).toEqual({ code: 'invalid-arguments', issues: [{ path: field, reason: 'too-many' }] })
  })
})

describe('[S11] a kind of record', () => {
  const contractTermOf = (amount: number) => ({ amount, unit: 'days' }) as const
  const adding: Record<RecordKind, (directory: WritableDirectory) => ReturnType<typeof runAs>> = {
    account: (directory) =>
      runAs(directory, 'owner', 'createSubAccount', {
        accountId: 'account-new',
        name: 'New',
        unit: { unitId: 'unit-0001', identifier: 'NEW 1' },
      }),
    unit: (directory) =>
      runAs(directory, 'owner', 'addUnit', { unitId: 'unit-0001', accountId: 'account-north', identifier: 'NEW 1' }),
    service: (directory) =>
      runAs(directory, 'owner', 'addService', {
        serviceId: 'service-0001',
        accountId: 'account-north',
        unitId: 'unit-north',
        type: 'mnp',
      }),
    role: (directory) => runAs(directory, 'owner', 'createRole', { roleId: 'role-0001', name: 'Rola', rights: [] }),
    member: (directory) =>
      runAsSystem(directory, 'acceptInvitation', {
        invitationId: 'invitation-pending',
        memberId: 'member-new',
        loginId: 'login-new',
        name: 'New',
        username: 'new',
        email: 'invited-pending@mewa.example',
      }),
    invitation: (directory) =>
      runAs(directory, 'owner', 'inviteMember', {
        invitationId: 'invitation-new',
        name: 'New',
        email: 'new@mewa.example',
        homeAccountId: 'account-main',
        admin: false,
        rights: [],
        roleIds: [],
        grants: [],
      }),
    processType: (directory) =>
      runAs(directory, 'owner', 'addProcessType', { processTypeId: 'type-new', name: 'New', days: 5 }),
    token: (directory) =>
      runAs(directory, 'owner', 'createToken', {
        tokenId: 'token-0001',
        name: 'ERP',
        scopes: ['check-access'],
        endsAt: null,
      }),
    webhook: (directory) =>
      runAs(directory, 'owner', 'createWebhook', {
        ...{ webhookId: 'webhook-new', name: 'ERP', url: 'https://erp.example/', events: ['access'] },
      }),
    deadline: (directory) =>
      runAs(directory, 'owner', 'changeDeadlines', {
        deadlines: [{ id: 'notice', term: contractTermOf(2) }],
        reset: [],
      }),
  }
  const fillers: Record<RecordKind, (directory: WritableDirectory, word: string) => void> = {
    account: (directory, word) => fill(directory.account, [account(`account-${word}`)]),
    unit: (directory, word) => fill(directory.unit, [unit(`unit-${word}`, 'account-north', `Filler ${word}`)]),
    service: (directory, word) =>
      fill(directory.service, [service(`service-${word}`, 'account-north', 'unit-north', 'fnp')]),
    role: (directory, word) => fill(directory.role, [role(`role-${word}`, [])]),
    member: (directory, word) => fill(directory.member, [member(word)]),
    processType: (directory, word) => fill(directory.processType, [processType(word)]),
    token: (directory, word) => fill(directory.token, [token(word)]),
    webhook: (directory, word) => fill(directory.webhook, [webhook(word)]),
    deadline: (directory) => {
      const id = deadlineIds.find((each) => !directory.deadline.has(each)) ?? 'fault'
      fill(directory.deadline, [{ id, term: contractTermOf(1) }])
    },
    invitation: (directory, word) => fill(directory.invitation, [invitation(word, { status: 'revoked' })]),
  }

  it('[S11] there is no more than one changed deadline per deadline', () => {
    expect(limits.recordsPerKindMax.deadline).toBe(deadlineIds.length)
  })

  const kindsThatGrow = Object.entries(limits.recordsPerKindMax).filter(([kind]) => kind !== 'deadline')

  it.each(kindsThatGrow)('[S11] %s has its most, and one more is refused', (name, max) => {
    const kind = name as RecordKind
    const directory = sampleDirectory()
    for (let number = 0; directory[kind].size < max - 1; number += 1) fillers[kind](directory, `filler-${number}`)
    expect(isRefused(adding[kind](directory))).toBe(false)
    fillers[kind](directory, 'last')
    expect(directory[kind].size).toBe(max)
    expect(adding[kind](directory)).toEqual({ code: 'too-many-records', kind, max })
  })
})

it('[S11] an invitation lives to the last millisecond of its time, and not one more', () => {
  const directory = sampleDirectory()
  const sent = invitation('sent', { sentAt: now, expiresAt: now + limits.invitationLifetimeMs })
  const isOpenAfter = (ms: number) => isOpenInvitation(directory, sent, now + ms)
  expect([isOpenAfter(limits.invitationLifetimeMs - 1), isOpenAfter(limits.invitationLifetimeMs)]).toEqual([
    true,
    false,
  ])
})

it('[S11] a sign-in is recorded again once its time has passed, and not a millisecond before', () => {
  const recorded = (agoMs: number) => {
    const directory = sampleDirectory()
    fill(directory.member, [member('anna', { lastSignInAt: now - agoMs })])
    const result = runAsSystem(directory, 'recordSignIn', { loginId: 'login-anna' })
    return !isRefused(result) && result.length > 0
  }
  expect([recorded(limits.signInRecordedEveryMs - 1), recorded(limits.signInRecordedEveryMs)]).toEqual([false, true])
})
