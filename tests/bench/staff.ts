import { newId, password, Person, type RegisteredOwner } from '../server/person.ts'

export interface Employee {
  readonly person: Person
  readonly loginId: string
  readonly memberId: string
}

/** The rights that open one document each: the directory, and two sections. */
export const staffRights = ['account', 'mail', 'finance'] as const

/** So many people with a login and a session each, who read the directory and two sections of the main account. */
export const hireStaff = async (at: RegisteredOwner, count: number): Promise<readonly Employee[]> => {
  const { owner, organizationId } = at
  const names = Array.from({ length: count }, (_, number) => `employee${number}`)
  const people: Person[] = []
  const waiting = names.entries()
  const hire = async (): Promise<void> => {
    for (const [number, username] of waiting) people.push(await join(at, username, number))
  }
  await Promise.all([hire(), hire(), hire(), hire()])
  const { members } = await owner.read<{ members: { id: string; loginId: string; username: string }[] }>(
    `/api/documents/directory/${organizationId}`,
  )
  return people.map((person) => {
    const member = members.find(({ username }) => username === person.username)
    if (member === undefined) throw new Error(`${person.username} is not a member`)
    return { person, loginId: member.loginId, memberId: member.id }
  })
}

const join = async ({ owner, organizationId, accountId }: RegisteredOwner, username: string, number: number) => {
  const invitationId = newId()
  await owner.mutate(organizationId, 'inviteMember', {
    invitationId,
    name: username,
    email: `${username}@example.org`,
    homeAccountId: accountId,
    admin: false,
    rights: staffRights,
    roleIds: [],
    grants: [],
  })
  const directory = `/api/documents/directory/${organizationId}`
  const link = await owner.request('POST', `${directory}/invitations/${invitationId}/link`)
  const { url } = (await link.json()) as { url: string }
  return accept(owner.kontor, url, username, number)
}

/** From an address of its own each: one address may not accept so many invitations in a minute. */
const accept = async (kontor: Person['kontor'], url: string, username: string, number: number): Promise<Person> => {
  const answer = await fetch(`${kontor.origin}/api/invitations/${url.split('/').at(-1)}/accept`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: kontor.origin,
      'x-forwarded-for': `10.0.${Math.floor(number / 250)}.${1 + (number % 250)}`,
    },
    body: JSON.stringify({ username, password }),
  })
  if (!answer.ok) throw new Error(`accept: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return new Person(kontor, username, cookie.join('; '))
}
