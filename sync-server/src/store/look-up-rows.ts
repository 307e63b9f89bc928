import type { AccountId, OrganizationId, ProfileId, UnitId } from '@kontor/domain'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { OrganizationRow, Store } from './store.ts'
import { all, first, type Runner, type Work } from './work.ts'

/** Look-ups across documents: who holds which identifier, who belongs where. */
export const lookUpRows = (
  db: Kysely<Tables>,
  runner: Runner,
): Pick<
  Store,
  | 'unitClaim'
  | 'contractHolder'
  | 'organizations'
  | 'organizationSummaries'
  | 'figures'
  | 'hasOrganizations'
  | 'demonstrations'
  | 'organizationOfAccount'
  | 'organizationsOfLogin'
  | 'primaryOrganizations'
> => ({
  unitClaim: (identifier) =>
    runner.read(function* () {
      const row = yield* first(db.selectFrom('claims').selectAll().where('identifier', '=', identifier))
      if (row === null) return null
      return {
        organizationId: row.organization_id as OrganizationId,
        accountId: row.account_id as AccountId,
        unitId: row.unit_id as UnitId,
      }
    }),

  contractHolder: (identifier) =>
    runner.read(function* () {
      const row = yield* first(
        db
          .selectFrom('contract_units')
          .innerJoin('organizations', 'organizations.id', 'contract_units.organization_id')
          .selectAll('organizations')
          .where('contract_units.identifier', '=', identifier),
      )
      return row === null ? null : organizationOf(row)
    }),

  organizations: () =>
    runner.read(function* () {
      return (yield* all(db.selectFrom('organizations').selectAll().orderBy('id'))).map(organizationOf)
    }),

  organizationSummaries: () =>
    runner.read(function* () {
      const counted = db
        .selectFrom('organizations')
        .selectAll()
        .select(({ selectFrom }) => {
          const numberOf = (table: 'accounts' | 'memberships' | 'contract_units') =>
            selectFrom(table)
              .whereRef(`${table}.organization_id`, '=', 'organizations.id')
              .select(({ fn }) => fn.countAll<number>().as('number'))
          return [
            numberOf('accounts').as('accounts'),
            numberOf('memberships').as('people'),
            numberOf('contract_units').as('units'),
          ]
        })
        .orderBy('name')
        .orderBy('id')
      return (yield* all(counted)).map(({ accounts, people, units, ...row }) => ({
        ...organizationOf(row),
        contractUnits: Number(units ?? 0),
        accounts: Number(accounts ?? 0),
        people: Number(people ?? 0),
      }))
    }),

  figures: () =>
    runner.read(function* () {
      const documents = yield* first(db.selectFrom('documents').select(({ fn }) => fn.countAll<number>().as('number')))
      const organizations = yield* first(
        db.selectFrom('organizations').select(({ fn }) => fn.countAll<number>().as('number')),
      )
      const waiting = yield* first(
        db
          .selectFrom('effects')
          .select(({ fn }) => [fn.countAll<number>().as('number'), fn.min('due_at').as('oldest')])
          .where('finished', '=', 0),
      )
      return {
        documents: Number(documents?.number ?? 0),
        organizations: Number(organizations?.number ?? 0),
        effectsWaiting: Number(waiting?.number ?? 0),
        oldestEffectDueAt: waiting?.oldest ?? null,
      }
    }),

  hasOrganizations: () =>
    runner.read(function* () {
      return (yield* first(db.selectFrom('organizations').select('id').limit(1))) !== null
    }),

  demonstrations: () =>
    runner.read(function* () {
      const shown = db.selectFrom('organizations').select(['id', 'name']).where('demonstration', '=', 1).orderBy('id')
      return (yield* all(shown)).map(({ id, name }) => ({ id: id as OrganizationId, name }))
    }),

  organizationOfAccount: (accountId) => runner.read(() => organizationOfAccount(db, accountId)),

  organizationsOfLogin: (loginId) =>
    runner.read(function* () {
      const rows = yield* all(
        db
          .selectFrom('memberships')
          .select('organization_id')
          .where('login_id', '=', loginId)
          .orderBy('organization_id'),
      )
      return rows.map((row) => row.organization_id as OrganizationId)
    }),

  primaryOrganizations: (loginId) =>
    runner.read(function* () {
      const rows = yield* all(
        db
          .selectFrom('memberships')
          .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
          .select(['organizations.id', 'organizations.tax_id'])
          .where('memberships.login_id', '=', loginId)
          .where('memberships.is_primary', '=', 1)
          .orderBy('organizations.id'),
      )
      return rows.map((row) => ({ organizationId: row.id as OrganizationId, taxId: row.tax_id }))
    }),
})

const organizationOf = (row: Tables['organizations']): OrganizationRow => ({
  id: row.id as OrganizationId,
  profile: row.profile as ProfileId,
  name: row.name,
  taxId: row.tax_id,
  contractUnits: JSON.parse(row.contract_units) as string[],
  demonstration: row.demonstration === 1,
})

export function* organizationOfAccount(db: Kysely<Tables>, accountId: AccountId): Work<OrganizationId | null> {
  const row = yield* first(db.selectFrom('accounts').select('organization_id').where('id', '=', accountId))
  return row === null ? null : (row.organization_id as OrganizationId)
}
