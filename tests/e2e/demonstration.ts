import type { BrowserContext } from '@playwright/test'
import type { KontorServer } from '../server/kontor-server.ts'
import { Person } from '../server/person.ts'

interface ShownLogin {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly kind: string
}
interface ShownOrganization {
  readonly name: string
  readonly profile: 'telecom' | 'hospitality'
  readonly logins: readonly ShownLogin[]
}

export interface Demonstration {
  readonly organizations: readonly ShownOrganization[]
  login(profile: 'telecom' | 'hospitality', kind: string): ShownLogin
}

/** Loads the demonstration as the welcome page does. Stories take the fixture `demonstration`, which is quicker. */
export const loadDemonstration = async (kontor: KontorServer): Promise<Demonstration> => {
  const loaded = await fetch(`${kontor.origin}/api/demonstration`, {
    method: 'POST',
    headers: { origin: kontor.origin },
  })
  if (!loaded.ok) throw new Error(`demonstration: ${loaded.status} ${await loaded.text()}`)
  return readDemonstration(kontor)
}

/** The logins that the welcome page shows. */
export const readDemonstration = async (kontor: KontorServer): Promise<Demonstration> => {
  const deployment = (await (await fetch(`${kontor.origin}/api/deployment`)).json()) as {
    demonstration: { organizations: readonly ShownOrganization[] }
  }
  const { organizations } = deployment.demonstration
  return {
    organizations,
    login: (profile, kind) => {
      const login = organizations.find((each) => each.profile === profile)?.logins.find((each) => each.kind === kind)
      if (login === undefined) throw new Error(`The demonstration shows no ${kind} of ${profile}`)
      return login
    },
  }
}

/** Signs a browser in as a person of the demonstration. */
export const enterAs = async (kontor: KontorServer, context: BrowserContext, login: ShownLogin): Promise<Person> => {
  const person = await signInAs(kontor, login)
  await person.enter(context)
  return person
}

/** A person of the demonstration who speaks plain HTTP. */
export const signInAs = async (kontor: KontorServer, login: ShownLogin): Promise<Person> => {
  const answer = await fetch(`${kontor.origin}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify({ username: login.username, password: login.password }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return new Person(kontor, login.username, cookie)
}
