import type { LoginId, NoticeKind, OrganizationId } from '@kontor/domain'
import type { PushDevice, PushDevices } from './push-devices.ts'

/** Devices in memory: the same as `stored-push-devices.ts`. The caller says who belongs to an organisation. */
export const memoryPushDevices = (
  belongs: (loginId: LoginId, organizationId: OrganizationId) => Promise<boolean>,
): PushDevices => {
  const devices = new Map<string, PushDevice>()
  const off = new Map<LoginId, readonly NoticeKind[]>()
  const ofLogin = (loginId: LoginId) =>
    [...devices.values()]
      .filter((device) => device.loginId === loginId)
      .sort((one, other) => other.addedAt - one.addedAt || (one.id < other.id ? 1 : -1))
  return {
    add: async (device, max) => {
      const before = [...devices.values()].find(({ endpointHash }) => endpointHash === device.endpointHash)
      if (ofLogin(device.loginId).filter(({ id }) => id !== before?.id).length >= max) return false
      if (before !== undefined) devices.delete(before.id)
      devices.set(device.id, device)
      return true
    },
    find: async (id) => devices.get(id) ?? null,
    ofLogin: async (loginId) => ofLogin(loginId),
    loginsIn: async (organizationId) => {
      const logins = [...new Set([...devices.values()].map(({ loginId }) => loginId))].sort()
      const inside = await Promise.all(logins.map((loginId) => belongs(loginId, organizationId)))
      return logins.filter((_, at) => inside[at])
    },
    remove: async (id) => void devices.delete(id),
    removeOfSession: async (sessionId) => {
      for (const device of [...devices.values()]) if (device.sessionId === sessionId) devices.delete(device.id)
    },
    turnedOff: async (loginId) => off.get(loginId) ?? [],
    turnOff: async (loginId, kinds) => void off.set(loginId, kinds),
  }
}
