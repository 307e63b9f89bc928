import { KontorServer } from '../server/kontor-server.ts'
import { newId, register, type RegisteredOwner } from '../server/person.ts'
import { RawSocket } from './raw-socket.ts'
import { hireStaff, staffRights, type Employee } from './staff.ts'

/** An employee with sockets on everything that the rights open, and on the channel of the own access. */
export interface Connected extends Employee {
  /** Those that a revocation closes. */
  readonly sockets: readonly RawSocket[]
}

/** A server with staff who all have their sockets open. */
export class RevocationScene {
  readonly kontor: KontorServer
  readonly #at: RegisteredOwner
  #channels: readonly RawSocket[] = []
  staff: readonly Connected[] = []

  private constructor(kontor: KontorServer, at: RegisteredOwner) {
    this.kontor = kontor
    this.#at = at
  }

  static async open(people: number): Promise<RevocationScene> {
    const kontor = await KontorServer.open()
    const scene = new RevocationScene(kontor, await register(kontor))
    const staff = await hireStaff(scene.#at, people)
    const channels: RawSocket[] = []
    const connected: Connected[] = []
    for (const employee of staff) {
      channels.push(await RawSocket.open(employee.person, `access/${employee.loginId}`))
      connected.push(await scene.connect(employee))
    }
    scene.#channels = channels
    scene.staff = connected
    return scene
  }

  get openSockets(): number {
    return this.#channels.length + this.staff.reduce((sum, { sockets }) => sum + sockets.length, 0)
  }

  async connect(employee: Employee): Promise<Connected> {
    const { organizationId, accountId } = this.#at
    const documents = [`directory/${organizationId}`, `section/${accountId}.mail`, `section/${accountId}.finance`]
    const sockets: RawSocket[] = []
    for (const document of documents) sockets.push(await RawSocket.open(employee.person, document))
    return { ...employee, sockets }
  }

  /** Takes all rights from these people in one message. Gives the seq of each change. */
  revoke(staff: readonly Employee[]): Promise<readonly number[]> {
    return this.#change(staff, { add: [], remove: staffRights })
  }

  giveBack(staff: readonly Employee[]): Promise<readonly number[]> {
    return this.#change(staff, { add: staffRights, remove: [] })
  }

  /** Traffic: a change that every follower of the directory receives. */
  async rename(name: string): Promise<void> {
    await this.#at.owner.mutate(this.#at.organizationId, 'renameAccount', { accountId: this.#at.accountId, name })
  }

  async close(): Promise<void> {
    for (const socket of [...this.#channels, ...this.staff.flatMap(({ sockets }) => sockets)]) socket.destroy()
    await this.kontor.close()
  }

  async #change(staff: readonly Employee[], change: object): Promise<readonly number[]> {
    const { owner, organizationId } = this.#at
    const mutations = staff.map(({ memberId }) => ({
      id: newId(),
      name: 'changeRights',
      args: { memberId, addRoles: [], removeRoles: [], ...change },
    }))
    const path = `/api/documents/directory/${organizationId}/mutations`
    const answer = await owner.request('POST', path, { mutations })
    const { outcomes = [] } = (await answer.json()) as { outcomes?: { seq?: number }[] }
    if (outcomes.length !== staff.length) throw new Error(`changeRights was answered with ${answer.status}`)
    return outcomes.map(({ seq }) => {
      if (seq === undefined) throw new Error('changeRights was refused')
      return seq
    })
  }
}
