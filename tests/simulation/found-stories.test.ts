import { expect, it } from 'vitest'
import { simulate } from './simulate.ts'
import type { Story } from './story/story.ts'

/** Stories that have gone wrong once, each as short as the simulator could make it. */
const found: readonly (readonly [what: string, story: Story])[] = [
  [
    '[S8] a change that came before its document stays out of the restored one',
    {
      seed: 192,
      browsers: ['ewa', 'ewa', 'jan', 'anna'].map((person) => ({ person, tabs: 1 })),
      operations: [
        { at: 358, kind: 'lag', who: 529599, pick: 660154 },
        { at: 1640, kind: 'mutate', who: 904276, pick: 806112 },
        { at: 3589, kind: 'restore', who: 187082, pick: 67619 },
      ],
    },
  ],
  [
    '[S12] a change is sent though its tab was closed as soon as it was durable',
    {
      seed: 443,
      browsers: [
        { person: 'jan', tabs: 2 },
        { person: 'igor', tabs: 1 },
        { person: 'ewa', tabs: 1 },
      ],
      operations: [
        { at: 925, kind: 'mutate', who: 429188, pick: 766232 },
        { at: 1035, kind: 'restore', who: 824964, pick: 849270 },
        { at: 1089, kind: 'killTabAtWrite', who: 718938, pick: 372931 },
        { at: 3755, kind: 'mutate', who: 953793, pick: 523624 },
      ],
    },
  ],
  [
    '[A1] an organisation that the disk took while saying that it failed has an owner who can sign in',
    {
      seed: 2,
      browsers: [
        { person: 'jan', tabs: 1 },
        { person: 'ewa', tabs: 1 },
      ],
      operations: [
        { at: 839, kind: 'diskMute', who: 15043, pick: 66460 },
        { at: 2336, kind: 'registerOverHttp', who: 825453, pick: 112956 },
      ],
    },
  ],
  [
    '[S10] somebody who joined by a commit that seemed to fail is told, though nobody has the directory open',
    {
      seed: 7241,
      browsers: [
        { person: 'anna', tabs: 1 },
        { person: 'ola', tabs: 1 },
      ],
      operations: [
        { at: 9918, kind: 'killTab', who: 225236, pick: 861286 },
        { at: 15455, kind: 'diskMute', who: 819219, pick: 856928 },
        { at: 15514, kind: 'changePerson', who: 413827, pick: 205929 },
        { at: 16949, kind: 'register', who: 141202, pick: 348587 },
      ],
    },
  ],
  [
    '[B4] a mail that could not be sent goes out, though the server’s clock is set back meanwhile',
    {
      seed: 447,
      browsers: [
        { person: 'jan', tabs: 1 },
        { person: 'hanna', tabs: 1 },
      ],
      operations: [
        { at: 16578, kind: 'mutate', who: 559368, pick: 787458 },
        { at: 21597, kind: 'mutate', who: 839072, pick: 770103 },
        { at: 22503, kind: 'postDown', who: 585535, pick: 478079 },
        { at: 23152, kind: 'serverClock', who: 595883, pick: 84575 },
      ],
    },
  ],
  [
    '[S8] a copy whose beginning a full browser could not write meets no other life of its document',
    {
      seed: 1674,
      browsers: ['ewa', 'zofia', 'anna'].map((person) => ({ person, tabs: 1 })),
      operations: [
        { at: 374, kind: 'fullBrowser', who: 886073, pick: 768608 },
        { at: 2361, kind: 'mutate', who: 646380, pick: 479073 },
        { at: 13912, kind: 'offline', who: 211466, pick: 498088 },
        { at: 16350, kind: 'restore', who: 3955, pick: 393777 },
        { at: 22926, kind: 'everybodyLeaves', who: 743714, pick: 339832 },
      ],
    },
  ],
  [
    '[S8] nothing is decided on a copy whose beginning a full browser could not write',
    {
      seed: 7204,
      browsers: ['jan', 'hanna'].map((person) => ({ person, tabs: 1 })),
      operations: [
        { at: 1113, kind: 'endSession', who: 312639, pick: 403550 },
        { at: 2758, kind: 'mutate', who: 960973, pick: 646097 },
        { at: 2790, kind: 'mutate', who: 273810, pick: 759488 },
        { at: 2799, kind: 'fullBrowser', who: 597895, pick: 733472 },
        { at: 6155, kind: 'mutate', who: 174676, pick: 404598 },
        { at: 6198, kind: 'mutate', who: 762772, pick: 394563 },
        { at: 9297, kind: 'openTab', who: 691037, pick: 69154 },
        { at: 9315, kind: 'join', who: 162144, pick: 3442 },
        { at: 10098, kind: 'mutate', who: 664223, pick: 258348 },
      ],
    },
  ],
]

it.each(found)('[ISSUE 4] %s', async (_what, story) => {
  expect((await simulate(story)).violation).toBeNull()
})
