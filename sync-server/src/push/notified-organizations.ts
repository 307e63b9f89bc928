import type { OrganizationId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { PushDevices } from './push-devices.ts'

export interface NotifiedOrganizations extends PushDevices {
  /** Whether anyone in the organisation has a device; also true where that is not known. */
  isNotified(organizationId: OrganizationId): Promise<boolean>
}

/**
 * The devices, with an answer for rooms: a change of an organisation without a device requests no notice, which would cost half
 * as much as the change itself. The answer is kept for a moment; a device that is added here counts at once, one that is
 * added on another server after that moment.
 */
export const notifiedOrganizations = (devices: PushDevices, now: () => number): NotifiedOrganizations => {
  const known = new Map<OrganizationId, { readonly until: number; readonly isNotified: boolean }>()
  const { notifiedKnownMs, notifiedKnownMax } = serverLimits.push
  return {
    ...devices,
    add: async (device, max) => {
      const added = await devices.add(device, max)
      known.clear()
      return added
    },
    isNotified: async (organizationId) => {
      const before = known.get(organizationId)
      if (before !== undefined && before.until > now()) return before.isNotified
      try {
        const isNotified = (await devices.loginsIn(organizationId)).length > 0
        if (known.size >= notifiedKnownMax) known.clear()
        known.set(organizationId, { until: now() + notifiedKnownMs, isNotified })
        return isNotified
      } catch {
        return true
      }
    },
  }
}
