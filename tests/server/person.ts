import type { BrowserContext } from '@playwright/test'
import type { DirectoryJson } from '../../sync-server/src/http/documents/directory-json.ts'
import type { KontorServer } from './kontor-server.ts'

export interface Registration {
  readonly profile?: 'telecom' | 'hospitality'
  readonly accountName?: string
  readonly unitIdentifier?: string
  readonly contractUnits?: readonly string[]
  readonly taxId?: string
  readonly name?: string
  readonly username?: string
}

export const password = 'correct horse battery'

/** Whatever answers as the server does: a process of its own, or one in this process. */
export type Answering = Pick<KontorServer, 'origin'>

/** A signed-in person who speaks plain HTTP: for what a story needs before it begins. */
export class Person {
  readonly kontor: Answering
  readonly username: string
  readonly cookie: string

  constructor(kontor: Answering, username: string, cookie: string) {
    this.kontor = kontor
    this.username = username
    this.cookie = cookie
  }

  async request(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.kontor.origin}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.kontor.origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  }

  async read<T>(path: string): Promise<T> {
    const answer = await this.request('GET', path)
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** The directory as the server has it now, and this person may read it. */
  directory(organizationId: string): Promise<DirectoryJson> {
    return this.read<DirectoryJson>(`/api/documents/directory/${organizationId}`)
  }

  /** Sends one mutation and demands that it is accepted. */
  async mutate(organizationId: string, name: string, args: object): Promise<void> {
    const { code } = await this.#outcome(organizationId, name, args)
    if (code !== undefined) throw new Error(`${name}: ${code}`)
  }

  /** Sends one mutation and tells the code with which it is refused; null when it is accepted. */
  async refusalOf(organizationId: string, name: string, args: object): Promise<string | null> {
    return (await this.#outcome(organizationId, name, args)).code ?? null
  }

  async #outcome(organizationId: string, name: string, args: object): Promise<{ readonly code?: string }> {
    const answer = await this.request('POST', `/api/documents/directory/${organizationId}/mutations`, {
      mutations: [{ id: newId(), name, args }],
    })
    const text = await answer.text()
    const outcome = answer.ok ? (JSON.parse(text) as { outcomes: { code?: string }[] }).outcomes[0] : undefined
    if (outcome === undefined) throw new Error(`${name}: ${answer.status} ${text}`)
    return outcome
  }

  /** Makes a browser this person's. */
  async enter(context: BrowserContext): Promise<void> {
    const cookies = this.cookie.split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: this.kontor.origin,
      httpOnly: true,
      sameSite: 'Lax' as const,
    }))
    await context.addCookies(cookies)
  }
}

export const newId = (): string => crypto.randomUUID()

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

export interface RegisteredOwner {
  readonly owner: Person
  readonly organizationId: string
  readonly accountId: string
}

export const register = async (kontor: Answering, options: Registration = {}): Promise<RegisteredOwner> => {
  const username = options.username ?? 'h.wroblewska'
  const answer = await fetch(`${kontor.origin}/api/organizations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify({
      profile: options.profile ?? 'telecom',
      legalEntity: { name: 'Mewa Telekom sp. z o.o.', taxId: options.taxId ?? '583 000 41 36' },
      accountName: options.accountName ?? 'Mewa Telekom',
      unitIdentifier: options.unitIdentifier ?? 'PT 03417',
      ...(options.contractUnits === undefined ? {} : { contractUnits: options.contractUnits }),
      owner: { name: options.name ?? 'Halina Wróblewska', email: `${username}@example.org`, username, password },
    }),
  })
  if (answer.status !== 201) throw new Error(`register: ${answer.status} ${await answer.text()}`)
  const { organizationId, accountId } = (await answer.json()) as { organizationId: string; accountId: string }
  return { owner: new Person(kontor, username, cookieOf(answer)), organizationId, accountId }
}

export interface Invited {
  readonly name: string
  readonly username: string
  readonly homeAccountId: string
  readonly admin?: boolean
  readonly rights?: readonly string[]
  readonly roleIds?: readonly string[]
  readonly grants?: readonly string[]
}

/** Invites a person who has no login yet; the mail goes to `<username>@example.org`. */
export const invite = async (owner: Person, organizationId: string, invited: Invited): Promise<string> => {
  const invitationId = newId()
  await owner.mutate(organizationId, 'inviteMember', {
    invitationId,
    name: invited.name,
    email: `${invited.username}@example.org`,
    homeAccountId: invited.homeAccountId,
    admin: invited.admin ?? false,
    rights: invited.rights ?? [],
    roleIds: invited.roleIds ?? [],
    grants: invited.grants ?? [],
  })
  return invitationId
}

/** Invites a person, follows the copied link and accepts it, all by HTTP. */
export const join = async (
  owner: Person,
  organizationId: string,
  invited: Invited,
): Promise<Person & { readonly memberId: string }> => {
  const invitationId = await invite(owner, organizationId, invited)
  const link = await owner.request(
    'POST',
    `/api/documents/directory/${organizationId}/invitations/${invitationId}/link`,
  )
  const { url } = (await link.json()) as { url: string }
  const answer = await fetch(`${owner.kontor.origin}/api/invitations/${url.split('/').at(-1)}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: owner.kontor.origin },
    body: JSON.stringify({ username: invited.username, password }),
  })
  if (!answer.ok) throw new Error(`accept: ${answer.status} ${await answer.text()}`)
  const person = new Person(owner.kontor, invited.username, cookieOf(answer))
  const { members } = await owner.directory(organizationId)
  const memberId = members.find((member) => member.username === invited.username)?.id
  if (memberId === undefined) throw new Error(`${invited.username} is not a member`)
  return Object.assign(person, { memberId })
}

/** Of what `changeRights` may change, nothing yet. */
export const noChange = { add: [], remove: [], addRoles: [], removeRoles: [] }

export const createSubAccount = async (
  owner: Person,
  organizationId: string,
  name: string,
  identifier: string,
): Promise<string> => {
  const accountId = newId()
  await owner.mutate(organizationId, 'createSubAccount', { accountId, name, unit: { unitId: newId(), identifier } })
  return accountId
}
