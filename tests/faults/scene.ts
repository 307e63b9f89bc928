import { KontorServer } from '../server/kontor-server.ts'
import { register, type Person } from '../server/person.ts'
import { differences, type Records } from './kept-by-server.ts'
import { Ledger } from './ledger.ts'
import { seededRandom, type Random } from './seeded-random.ts'
import { sendOverHttp, sendOverSocket } from './senders.ts'

/** Mutations in one round: within what one address may send in a minute. */
const mutationsPerRound = 400

/** The real server, an organisation on it, and browsers that send until something happens to the server. */
export class Scene {
  readonly kontor: KontorServer
  readonly ledger: Ledger
  readonly random: Random
  /** How often the server answered that its storage fails. */
  storageAnswers = 0
  readonly #owner: Person
  readonly #organizationId: string

  private constructor(kontor: KontorServer, random: Random, at: Awaited<ReturnType<typeof register>>) {
    this.kontor = kontor
    this.random = random
    this.ledger = new Ledger(random, at.accountId)
    this.#owner = at.owner
    this.#organizationId = at.organizationId
  }

  static async open(options: { readonly seed: number; readonly dataFolder?: string }): Promise<Scene> {
    const { seed, dataFolder } = options
    const kontor = await KontorServer.open(dataFolder === undefined ? {} : { dataFolder })
    return new Scene(kontor, seededRandom(seed), await register(kontor))
  }

  /** Three browsers on sockets and three programs over HTTP send until `stopped`, or until the server is down. */
  async load(stopped: () => boolean = () => false): Promise<void> {
    const end = this.ledger.sent.size + mutationsPerRound
    const options = {
      person: this.#owner,
      organizationId: this.#organizationId,
      ledger: this.ledger,
      random: this.random,
      goesOn: () => !stopped() && this.ledger.sent.size < end,
      onStorage: () => (this.storageAnswers += 1),
    }
    const senders = [sendOverHttp, sendOverSocket].flatMap((send) => [send, send, send])
    await Promise.all(senders.map((send) => send(options)))
  }

  /** Sends again the mutations without an answer and some with one; then compares everything that was ever sent. */
  async compare(): Promise<readonly string[]> {
    const path = `/api/documents/directory/${this.#organizationId}`
    const again = [...this.ledger.answeredSample(50), ...this.ledger.next(this.ledger.waiting)]
    for (let at = 0; at < again.length; at += 100) {
      const mutations = again.slice(at, at + 100)
      const answer = await this.#owner.request('POST', `${path}/mutations`, { mutations })
      const { outcomes = [] } = (await answer.json()) as { outcomes?: Parameters<Ledger['settle']>[0] }
      if (outcomes.length !== mutations.length) return [`${mutations.length} were sent, ${outcomes.length} answered`]
      this.ledger.settle(outcomes)
    }
    const records = await this.#owner.read<Records>(path)
    return [...this.ledger.contradictions, ...differences(this.kontor.dataFolder, this.ledger, records)]
  }

  close(): Promise<void> {
    return this.kontor.close()
  }
}
