import { sameIdentifierForm } from '@kontor/domain'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { contractUnits } from './new-organization.ts'
import type { Registration } from './registration-schema.ts'

/**
 * Decision 6: no unit of the new contract may be another account's, or in another organisation's contract. The first
 * unit is checked once more when it is claimed.
 */
export const refuseTakenUnits = async (
  store: Pick<Store, 'unitClaim' | 'organizations'>,
  registration: Registration,
): Promise<void> => {
  const identifiers = registration.profile === 'telecom' ? [registration.unitIdentifier] : contractUnits(registration)
  const contracted = new Set(
    (await store.organizations()).flatMap((organization) => organization.contractUnits.map(sameIdentifierForm)),
  )
  for (const identifier of identifiers) {
    const form = sameIdentifierForm(identifier)
    if (contracted.has(form) || (await store.unitClaim(form)) !== null)
      throw new Failure(409, 'unit-taken', { identifier, accountName: null })
  }
}
