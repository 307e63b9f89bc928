import type { Account } from '@kontor/domain'
import { againstUnit } from './against-unit.ts'
import { byId, changed, mainOf, refused, servicesHere, unless, type Answer, type Situation } from './situation.ts'

interface UnitArguments {
  readonly unitId: string
  readonly identifier: string
  readonly name?: string
}

/** A13: a sub-account and its first unit. */
export const createSubAccount = (
  situation: Situation,
  args: { readonly accountId: string; readonly name: string; readonly unit: UnitArguments },
): Answer => {
  const { here, elsewhere, now } = situation
  const accounts = [here, ...elsewhere.directories].flatMap(({ account }) => account)
  return unless(
    [
      [byId(accounts, args.accountId) !== undefined, 'already-exists'],
      [byId(here.unit, args.unit.unitId) !== undefined, 'already-exists'],
      ...againstUnit(situation, args.unit.identifier),
    ],
    () => [
      {
        kind: 'account',
        put: {
          id: args.accountId,
          kind: 'sub',
          name: args.name,
          parentId: mainOf(here).id,
          status: 'active',
          position: Math.max(...here.account.map(({ position }) => position)) + 1,
          createdAt: now,
        } as Account,
      },
      { kind: 'unit', put: unitOf(args.unit, args.accountId) },
    ],
  )
}

export const renameAccount = (
  { here }: Situation,
  args: { readonly accountId: string; readonly name: string },
): Answer => {
  const account = byId(here.account, args.accountId)
  if (account === undefined) return refused('unknown-account')
  return changed({ kind: 'account', put: { ...account, name: args.name } as Account })
}

const setStatus =
  (status: Account['status']) =>
  ({ here }: Situation, args: { readonly accountId: string }): Answer => {
    const account = byId(here.account, args.accountId)
    if (account === undefined) return refused('unknown-account')
    return unless([[account.kind === 'main', 'main-account-is-fixed']], () => [
      { kind: 'account', put: { ...account, status } as Account },
    ])
  }
export const archiveAccount = setStatus('archived')
export const restoreAccount = setStatus('active')

export const addUnit = (situation: Situation, args: UnitArguments & { readonly accountId: string }): Answer => {
  const { here } = situation
  const account = byId(here.account, args.accountId)
  if (account === undefined) return refused('unknown-account')
  return unless(
    [
      [byId(here.unit, args.unitId) !== undefined, 'already-exists'],
      [account.status === 'archived', 'account-is-archived'],
      ...againstUnit(situation, args.identifier),
    ],
    () => [{ kind: 'unit', put: unitOf(args, args.accountId) }],
  )
}

export const renameUnit = (
  { here }: Situation,
  args: { readonly unitId: string; readonly name: string | null },
): Answer => {
  const unit = byId(here.unit, args.unitId)
  if (unit === undefined) return refused('unknown-unit')
  return changed({ kind: 'unit', put: { ...unit, name: args.name } as { id: string } })
}

/** B19: a unit on the primary account of the hospitality profile stays. */
export const removeUnit = ({ here }: Situation, args: { readonly unitId: string }): Answer => {
  const unit = byId(here.unit, args.unitId)
  if (unit === undefined) return refused('unknown-unit')
  const isFixed = here.organization?.profile === 'hospitality' && unit.accountId === mainOf(here).id
  return unless([[isFixed, 'contract-unit-is-fixed']], () => [
    ...here.service
      .filter(({ unitId }) => unitId === unit.id)
      .map(({ id }) => ({ kind: 'service' as const, remove: id })),
    { kind: 'unit', remove: unit.id },
  ])
}

export const addService = (
  { here }: Situation,
  args: { readonly serviceId: string; readonly accountId: string; readonly unitId: string; readonly type: string },
): Answer => {
  const account = byId(here.account, args.accountId)
  if (account === undefined) return refused('unknown-account')
  const unit = byId(here.unit, args.unitId)
  if (unit?.accountId !== account.id) return refused('unknown-unit')
  return unless(
    [
      [byId(here.service, args.serviceId) !== undefined, 'already-exists'],
      [account.status === 'archived', 'account-is-archived'],
      [!servicesHere(here).includes(args.type), 'service-outside-profile'],
    ],
    () => {
      const hasIt = here.service.some(({ unitId, type }) => unitId === unit.id && type === args.type)
      const { serviceId: id, accountId, unitId, type } = args
      return hasIt ? [] : [{ kind: 'service', put: { id, accountId, unitId, type } as { id: string } }]
    },
  )
}

export const removeService = ({ here }: Situation, args: { readonly serviceId: string }): Answer =>
  byId(here.service, args.serviceId) === undefined
    ? refused('unknown-service')
    : changed({ kind: 'service', remove: args.serviceId })

const unitOf = ({ unitId: id, identifier, name }: UnitArguments, accountId: string): { readonly id: string } =>
  ({ id, accountId, identifier, name: name ?? null }) as { id: string }
