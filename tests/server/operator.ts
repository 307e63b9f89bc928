import { password, Person } from './person.ts'
import type { KontorServer } from './kontor-server.ts'
import { printedLink } from './printed-link.ts'

/** The first operator of a server, made by its printed link over HTTP. */
export const firstOperator = async (kontor: KontorServer, name = 'Damian Rosa', username = 'd.rosa') => {
  const token = printedLink(kontor).split('/').at(-1) ?? ''
  const answer = await fetch(`${kontor.origin}/api/operator-links/${token}/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: kontor.origin },
    body: JSON.stringify({ name, email: `${username}@latarnia.example`, username, password }),
  })
  if (!answer.ok) throw new Error(`operator: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return new Person(kontor, username, cookie)
}
