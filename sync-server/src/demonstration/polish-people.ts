import type { Person } from './group.ts'
import { men, surnames, women } from './polish-names.ts'

/**
 * Invented people, always the same ones: women and men alternately, none twice within a thousand. Their addresses are
 * under `.example`, where no mail can arrive (RFC 2606).
 */
export const polishPeople = (options: {
  readonly from: number
  readonly count: number
  readonly domain: string
  /** The form of user names: `h.wroblewska` or `halina.wroblewska`. */
  readonly usernames: 'initial' | 'given'
}): Person[] => {
  const taken = new Map<string, number>()
  return Array.from({ length: options.count }, (_, at) => {
    const index = options.from + at
    const isWoman = index % 2 === 0
    const turn = Math.floor(index / 2)
    const given = (isWoman ? women : men)[(turn * 7) % women.length] ?? ''
    const surname = surnames[(index * 11) % surnames.length]?.[isWoman ? 1 : 0] ?? ''
    const first = options.usernames === 'given' ? inLatin(given) : inLatin(given).slice(0, 1)
    const base = `${first}.${inLatin(surname)}`
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    const username = count === 1 ? base : `${base}${count}`
    return { name: `${given} ${surname}`, username, email: `${username}@${options.domain}` }
  })
}

/** A Polish name as people write it in an address. */
export const inLatin = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
