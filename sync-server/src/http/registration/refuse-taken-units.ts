import { sameIdentifierForm } from '@kontor/domain'
import type { Registration } from '@kontor/protocol'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { contractUnits } from './new-organization.ts'

/**
 * Decision 6: no unit of the new contract may be another account's, or in another organisation's contract. This is the
 * early answer, before a login is created; the commit decides.
 */
export const refuseTakenUnits = async (
  store: Pick<Store, 'unitClaim' | 'contractHolder'>,
  registration: Pick<Registration, 'profile' | 'unitIdentifier' | 'contractUnits'>,
): Promise<void> => {
  const identifiers = registration.profile === 'telecom' ? [registration.unitIdentifier] : contractUnits(registration)
  for (const identifier of identifiers) {
    const form = sameIdentifierForm(identifier)
    if ((await store.contractHolder(form)) !== null || (await store.unitClaim(form)) !== null)
      throw new Failure(409, 'unit-taken', { identifier, accountName: null })
  }
}
