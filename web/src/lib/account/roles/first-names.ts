import { m } from '#lib/paraglide/messages.js'
import { inList } from '#lib/words/in-list.ts'

const namedMax = 5

/** `Ewa, Jan i Ola`, or the first five and how many more there are. */
export const firstNames = (people: readonly { readonly name: string }[]): string => {
  const names = people.slice(0, namedMax).map(({ name }) => name)
  const others = people.length - names.length
  return others === 0 ? inList(names) : m.and_others({ names: names.join(', '), count: others })
}
