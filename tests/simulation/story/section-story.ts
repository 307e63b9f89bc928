import { randomOf } from '../machine/random.ts'
import { storyOf, type Operation, type Story } from './story.ts'

/**
 * The story of a seed with work in sections between its operations: members who gain and lose the right while they open,
 * move and assign processes, while the operator changes contracts. It has a generator of its own, so that the stories of a seed stay what they were.
 */
export const sectionStoryOf = (seed: number): Story => {
  const { browsers, operations } = storyOf(seed)
  const random = randomOf(seed, 'sections')
  const operation = (at: number, kind: Operation['kind']): Operation => ({
    ...{ at, kind, who: random.below(1_000_000), pick: random.below(1_000_000) },
  })
  const begin = Array.from({ length: 6 }, (_, at) => operation(100 + at * 20, 'giveSection'))
  const rounds = 25 + random.below(15)
  let at = 400
  const work = Array.from({ length: rounds }, () => {
    at += random.below(900)
    const edits = Array.from({ length: 1 + random.below(3) }, () => operation(at + random.below(120), 'editSection'))
    // The right goes about when a change is on its way.
    const kind = random.chance(0.45) ? 'takeSection' : 'giveSection'
    return random.chance(0.6) ? [...edits, operation(at + random.below(250), kind)] : edits
  })
  const inOrder = [...begin, ...operations, ...work.flat(), ...contractWork(seed)].toSorted(
    (one, other) => one.at - other.at,
  )
  const staff = ['ola', 'piotr', 'zofia', 'ola', 'jan']
  const more = Array.from({ length: 2 }, () => ({ person: random.pick(staff), tabs: 1 }))
  return { seed, browsers: [...browsers, ...more], operations: inOrder }
}

/** Acts of the operator, whose numbers do not change what members do in the same story. */
const contractWork = (seed: number): readonly Operation[] => {
  const random = randomOf(seed, 'contracts')
  return Array.from({ length: 4 + random.below(10) }, () => ({
    ...{ at: 200 + random.below(20_000), kind: 'changeContract' as const },
    ...{ who: 0, pick: random.below(1_000_000) },
  }))
}
