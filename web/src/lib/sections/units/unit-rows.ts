import type { AccountId, Directory, ServiceId, ServiceType, Unit, UnitId } from '@kontor/domain'
import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'

export interface UnitRow {
  readonly id: UnitId
  readonly identifier: string
  readonly name: string | null
  readonly services: readonly { readonly id: ServiceId; readonly type: ServiceType }[]
  /** The record itself, for an administrator, who may change it; null for everyone else. */
  readonly unit: Unit | null
}

/** For a person who sees them alone: from the access snapshot, so without the directory. */
export const unitsOfAccount = ({ units, services }: CurrentAccount['account']): readonly UnitRow[] =>
  units.map(({ id, identifier, name }) => ({
    ...{ id, identifier, name },
    services: services.filter(({ unitId }) => unitId === id),
    unit: null,
  }))

/** For an administrator: from the directory with waiting changes, so a change shows at once. */
export const unitsOfDirectory = (directory: Directory, accountId: AccountId): readonly UnitRow[] => {
  const services = [...directory.service.values()].filter((service) => service.accountId === accountId)
  return [...directory.unit.values()]
    .filter((unit) => unit.accountId === accountId)
    .sort((one, other) => (one.identifier < other.identifier ? -1 : 1))
    .map((unit) => ({
      ...{ id: unit.id, identifier: unit.identifier, name: unit.name },
      services: services.filter(({ unitId }) => unitId === unit.id),
      unit,
    }))
}
