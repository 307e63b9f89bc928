import { WebSocket } from 'ws'
import { encodeUp } from '../../packages/protocol/src/encode-up.ts'
import { protocolVersion } from '../../packages/protocol/src/versions.ts'
import type { Person } from '../server/person.ts'
import { downMessage } from './down-message.ts'
import type { Ledger, Sent, ReceivedOutcome } from './ledger.ts'
import type { Random } from './seeded-random.ts'

export interface SenderOptions {
  readonly person: Person
  readonly organizationId: string
  readonly ledger: Ledger
  readonly random: Random
  /** Called before each message: whether to continue. */
  readonly goesOn: () => boolean
  /** The server answered that its storage fails at present. */
  readonly onStorage: () => void
}

/** Sends over HTTP, one message after another, until it is stopped or the server is down. */
export const sendOverHttp = async (options: SenderOptions): Promise<void> => {
  const { person, organizationId, ledger, random, goesOn, onStorage } = options
  while (goesOn()) {
    const mutations = ledger.next(random.between(1, 5))
    const path = `/api/documents/directory/${organizationId}/mutations`
    const answer = await person.request('POST', path, { mutations }).then(read, () => null)
    if (answer?.outcomes !== undefined) ledger.settle(answer.outcomes)
    else ledger.giveBack(mutations)
    if (answer === null) return
    if (answer.status === 503) {
      onStorage()
      await new Promise((wait) => setTimeout(wait, 100))
    } else if (answer.outcomes === undefined) throw new Error(`HTTP answered ${answer.status}`)
  }
}

interface Answer {
  readonly status: number
  readonly outcomes?: readonly ReceivedOutcome[]
}

const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  ...((await response.json()) as { readonly outcomes?: readonly ReceivedOutcome[] }),
})

/**
 * Sends on a socket, several messages in flight, as a replica does; ends when the socket closes or everything is
 * answered.
 */
export const sendOverSocket = (options: SenderOptions): Promise<void> => {
  const { person, organizationId, ledger, random, goesOn, onStorage } = options
  const query = `protocol=${protocolVersion}`
  const address = `${person.kontor.origin.replace('http', 'ws')}/sync/directory/${organizationId}?${query}`
  const socket = new WebSocket(address, { headers: { cookie: person.cookie } })
  const underWay = new Map<string, Sent>()
  const post = (mutations: readonly Sent[]): void => {
    if (mutations.length > 0 && socket.readyState === WebSocket.OPEN)
      socket.send(encodeUp({ type: 'mutate', mutations: mutations as never }))
  }
  const sendMore = (): void => {
    while (underWay.size < 12 && goesOn() && socket.readyState === WebSocket.OPEN) {
      const mutations = ledger.next(random.between(1, 5))
      for (const mutation of mutations) underWay.set(mutation.id, mutation)
      post(mutations)
    }
    if (underWay.size === 0) socket.close()
  }
  socket.on('message', (frame: Buffer) => {
    const message = downMessage(frame)
    if (message?.type === 'welcome') sendMore()
    if (message?.type === 'outcomes') {
      const outcomes = message['outcomes'] as readonly ReceivedOutcome[]
      ledger.settle(outcomes)
      for (const { id } of outcomes) underWay.delete(id)
      sendMore()
    }
    if (message?.type === 'retry') {
      onStorage()
      // In order, as S2 requires; a replica waits as long.
      if (goesOn()) setTimeout(() => post([...underWay.values()]), Number(message['afterMs']))
      else socket.close()
    }
  })
  return new Promise((ended) => {
    socket.on('error', () => undefined)
    socket.on('close', () => {
      ledger.giveBack([...underWay.values()])
      ended()
    })
  })
}
