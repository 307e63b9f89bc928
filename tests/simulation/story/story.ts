import { randomOf, type Random } from '../machine/random.ts'

/** What may happen to a world. `who` picks a browser, `pick` everything else. */
export const operationKinds = {
  mutate: 50,
  burst: 10,
  openSection: 2,
  cut: 5,
  mute: 2,
  offline: 4,
  online: 6,
  lag: 3,
  killTab: 3,
  killTabAtWrite: 3,
  openTab: 4,
  loseStorage: 1,
  fullBrowser: 3,
  slowBrowser: 1,
  browserClock: 1,
  tray: 3,
  endSession: 2,
  changePerson: 2,
  otherPersonWithoutErasing: 2,
  killServer: 3,
  killServerAtStep: 5,
  postDown: 2,
  postMute: 1,
  everybodyLeaves: 1,
  diskFull: 2,
  diskMute: 2,
  diskBroken: 1,
  slowDisk: 2,
  restore: 1,
  serverClock: 1,
  join: 1,
  acceptByMail: 4,
  register: 1,
  registerOverHttp: 1,
  expire: 1,
  // Of stories with sections alone (`section-story.ts`).
  editSection: 0,
  giveSection: 0,
  takeSection: 0,
  changeContract: 0,
} as const
export type OperationKind = keyof typeof operationKinds

export interface Operation {
  readonly at: number
  readonly kind: OperationKind
  readonly who: number
  readonly pick: number
}

export interface Story {
  readonly seed: number
  /** Who sits at which browser at first, with how many tabs. */
  readonly browsers: readonly { readonly person: string; readonly tabs: number }[]
  readonly operations: readonly Operation[]
}

/** Faults, as opposed to what people and the server do anyway. */
export const ordinaryKinds: readonly OperationKind[] = [
  ...(['mutate', 'burst', 'openSection', 'online', 'openTab', 'tray'] as const),
  ...(['join', 'acceptByMail', 'register', 'registerOverHttp', 'expire'] as const),
  ...(['editSection', 'giveSection', 'takeSection', 'changeContract'] as const),
]

const usually = ['anna', 'jan', 'jan', 'ewa', 'ewa', 'ola', 'piotr', 'zofia', 'hanna', 'igor']
const kinds = Object.entries(operationKinds).flatMap(([kind, weight]) =>
  Array.from({ length: weight }, () => kind as OperationKind),
)

/** The same story for the same seed. */
export const storyOf = (seed: number): Story => {
  const random = randomOf(seed, 'story')
  const size = random.chance(0.1) ? 6 + random.below(5) : 2 + random.below(3)
  const browsers = Array.from({ length: size }, (_, at) => ({
    person: at === 0 ? random.pick(['anna', 'jan', 'ewa']) : random.pick(usually),
    tabs: 1 + (random.chance(0.4) ? random.below(3) : 0),
  }))
  return { seed, browsers, operations: operations(random) }
}

const operations = (random: Random): readonly Operation[] => {
  const count = 20 + random.below(40)
  // Each story has its own weather: some kinds of faults do not happen in it at all.
  const missing = new Set(kinds.filter((kind) => kind !== 'mutate' && random.chance(0.02)))
  let at = 300
  return Array.from({ length: count }, () => {
    at += random.chance(0.5) ? random.below(60) : random.below(1_500)
    const kind = random.pick(kinds)
    return {
      at,
      kind: missing.has(kind) ? 'mutate' : kind,
      who: random.below(1_000_000),
      pick: random.below(1_000_000),
    }
  })
}
