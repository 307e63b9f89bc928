import type { CalendarDate, ContractTerm, Organization, Unit } from '@kontor/domain'
import { againstContract, againstUnit, isCoveredToday, isOfAnotherEntity, isSameUnit } from './against-unit.ts'
import { dayOf } from './day-of.ts'
import {
  byId,
  changed,
  refused,
  unless,
  type Answer,
  type Change,
  type ModelDirectory,
  type Situation,
} from './situation.ts'

/** The login whose mutations run as the operator's (DESIGN 11). */
export const operatorLoginId = 'login-operator-0001'

/** B18: the operator adds a unit to the contract, or sets its first and last day there. */
export const setContractUnit = (situation: Situation, term: ContractTerm): Answer => {
  const { organization } = situation.here
  if (organization === null) return refused('unknown-organization')
  const { identifier, from, until } = term
  return unless(
    [
      [until !== null && until < from, 'invalid-arguments'],
      [isOfAnotherEntity(situation, identifier), 'different-legal-entity'],
      ...againstContract(situation, [identifier]),
    ],
    () => {
      const known = organization.contract.terms?.find(isSameUnit(identifier))
      const isSame = known?.from === from && known.until === until
      return isSame ? [] : [withTerm(organization, term)]
    },
  )
}

interface CoveredUnit {
  readonly unitId: string
  readonly accountId: string
  readonly identifier: string
  readonly name?: string
}

/** B22, B23: the operator covers a unit from today on, and gives it to an account in the same step. */
export const coverUnit = (situation: Situation, args: CoveredUnit): Answer => {
  const { here, now } = situation
  const { organization } = here
  const { accountId, unitId, identifier, name = null } = args
  const account = byId(here.account, accountId)
  if (account === undefined || organization === null) return refused('unknown-account')
  const isCovered = isCoveredToday(situation, identifier)
  const covering = withTerm(organization, { identifier, from: dayOf(now) as CalendarDate, until: null })
  const covered = isCovered ? here : { ...here, organization: covering.put }
  return unless(
    [
      [isOfAnotherEntity(situation, identifier), 'different-legal-entity'],
      ...againstContract(situation, [identifier]),
      [account.status === 'archived', 'account-is-archived'],
      [byId(here.unit, unitId) !== undefined, 'already-exists'],
      ...againstUnit({ ...situation, here: covered }, identifier),
    ],
    () => [
      ...(isCovered ? [] : [covering]),
      { kind: 'unit', put: { id: unitId, accountId, identifier, name } as { id: string } },
    ],
  )
}

/** B18, B19: after its last day a unit leaves the contract and its account; not when that day was moved meanwhile. */
export const endContractUnit = (
  { here, now }: Situation,
  { identifier, until }: { readonly identifier: string; readonly until: string },
): Answer => {
  const { organization } = here
  const isDue = organization?.contract.terms?.find(isSameUnit(identifier))?.until === until && dayOf(now) > until
  if (organization === null || !isDue) return changed()
  const { contract } = organization
  const left = {
    ...contract,
    units: contract.units.filter((unit) => !isSameUnit(identifier)(unit)),
    terms: (contract.terms ?? []).filter((term) => !isSameUnit(identifier)(term)),
  }
  const ending: Change = { kind: 'organization', put: { ...organization, contract: left } }
  return changed(...here.unit.filter(isSameUnit(identifier)).flatMap((unit) => removal(here, unit)), ending)
}

const removal = ({ service }: ModelDirectory, { id }: Unit): Change[] => [
  ...service.flatMap((one): Change[] => (one.unitId === id ? [{ kind: 'service', remove: one.id }] : [])),
  { kind: 'unit', remove: id },
]

/** A unit that the contract lists keeps the way in which it is written there. */
const withTerm = (organization: Organization, term: ContractTerm) => {
  const { contract } = organization
  const isSame = isSameUnit(term.identifier)
  const listed = contract.units.find(isSame)
  const others = (contract.terms ?? []).filter((one) => !isSame(one))
  const units = listed === undefined ? [...contract.units, term.identifier] : contract.units
  const terms = [...others, { ...term, identifier: listed ?? term.identifier }]
  return { kind: 'organization' as const, put: { ...organization, contract: { ...contract, units, terms } } }
}
