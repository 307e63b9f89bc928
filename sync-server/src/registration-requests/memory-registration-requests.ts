import type { RegistrationRequests, StoredRequest } from './registration-requests.ts'

/** Requests in memory: the same decisions as `stored-registration-requests.ts`. */
export const memoryRegistrationRequests = (): RegistrationRequests => {
  const requests = new Map<string, StoredRequest>()
  const waiting = (): StoredRequest[] =>
    [...requests.values()]
      .filter(({ state }) => state === 'sent')
      .sort((one, other) => one.sentAt - other.sentAt || (one.id < other.id ? -1 : 1))
  const decided = (): StoredRequest[] =>
    [...requests.values()]
      .filter(({ state }) => state !== 'sent')
      .sort((one, other) => (other.decision?.at ?? 0) - (one.decision?.at ?? 0) || (one.id < other.id ? -1 : 1))
  return {
    add: async (request, { waitingMax, forgetBefore }) => {
      for (const { id, decision } of requests.values())
        if (decision !== null && decision.at < forgetBefore) requests.delete(id)
      if (waiting().length >= waitingMax) return false
      requests.set(request.id, { ...request, state: 'sent', decision: null })
      return true
    },
    find: async (id) => requests.get(id) ?? null,
    list: async (limit) => [...waiting().slice(0, limit), ...decided().slice(0, limit)],
    waiting: async () => waiting().length,
    decide: async (id, { approved, ...decision }) => {
      const request = requests.get(id)
      if (request?.state !== 'sent') return false
      requests.set(id, { ...request, state: approved ? 'approved' : 'rejected', decision })
      return true
    },
    register: async (id) => {
      const request = requests.get(id)
      if (request?.state === 'approved') requests.set(id, { ...request, state: 'registered' })
    },
  }
}
