/** A moment: days from today, and the hour of that day in Warsaw. One that is still to come happens now. */
type When = readonly [days: number, hour: number]

interface StoryStep {
  readonly when: When
  readonly step: 'confirm' | 'arrive' | 'depart' | 'cancel' | 'mark-no-show'
}

/** One message between the property and the guest. */
export interface GuestStory {
  readonly when: When
  readonly from: 'guest' | 'property'
  readonly text: string
}

/** What happened to one reservation of the demonstration. Between them they reach every state around today. */
export interface ReservationStory {
  readonly guest: string
  readonly roomType: string
  /** Days from today. */
  readonly arrival: number
  readonly nights: number
  /** Days before today. */
  readonly madeDaysAgo: number
  readonly adults: number
  readonly children: number
  /** A night, in grosz. */
  readonly nightly: number
  readonly source: 'portal' | 'website' | 'phone' | 'email' | 'in-person'
  readonly steps: readonly StoryStep[]
  readonly talk: readonly GuestStory[]
  readonly cardIsInvalid: boolean
  readonly isReconciled: boolean
  readonly remarks: string
}

const at = (when: When, step: StoryStep['step']): StoryStep => ({ when, step })
const confirmed = (daysAgo: number): StoryStep => at([-daysAgo, 11], 'confirm')

const story = (
  guest: string,
  stay: readonly [arrival: number, nights: number, madeDaysAgo: number],
  steps: readonly StoryStep[],
  rest: Partial<Omit<ReservationStory, 'guest' | 'steps'>> = {},
): ReservationStory => {
  const [arrival, nights, madeDaysAgo] = stay
  const room = { roomType: 'Dwuosobowy', adults: 2, children: 0, nightly: 38_000, source: 'portal' as const }
  const nothing = { talk: [], cardIsInvalid: false, isReconciled: false, remarks: '' }
  return { guest, steps, arrival, nights, madeDaysAgo, ...room, ...nothing, ...rest }
}

export const reservationStories: readonly ReservationStory[] = [
  story('Róża Malec', [0, 3, 20], [confirmed(19)], {
    ...{ roomType: 'Rodzinny', children: 2, nightly: 52_000, remarks: 'Łóżeczko dla niemowlęcia.' },
    talk: [
      { when: [-2, 10], from: 'property', text: 'Dzień dobry, pokój będzie gotowy od 15. Czy przygotować łóżeczko?' },
      { when: [-1, 19], from: 'guest', text: 'Tak, poproszę. Przyjedziemy po 20, czy recepcja będzie otwarta?' },
    ],
  }),
  story('Wojciech Żurek', [0, 1, 6], [confirmed(6)], { adults: 1, source: 'phone' }),
  story('Ingrid Sørensen', [0, 4, 41], [confirmed(40), at([0, 13], 'arrive')], { source: 'website' }),
  story('Klara Dąbek', [-2, 5, 30], [confirmed(29), at([-2, 16], 'arrive')], {
    talk: [
      { when: [-3, 9], from: 'guest', text: 'Czy można przyjechać z małym psem?' },
      { when: [-3, 12], from: 'property', text: 'Tak, dopłata wynosi 40 zł za noc.' },
    ],
  }),
  story('Teodor Wilczek', [-3, 3, 12], [confirmed(11), at([-3, 18], 'arrive')], { source: 'email' }),
  story('Bożena i Jan Sikora', [-2, 2, 9], [confirmed(8), at([-2, 15], 'arrive'), at([0, 9], 'depart')]),
  story('Marek Pasternak', [-9, 4, 25], [confirmed(24), at([-9, 14], 'arrive'), at([-5, 10], 'depart')], {
    isReconciled: true,
    source: 'website',
  }),
  story('Olga Świder', [-6, 2, 15], [confirmed(14), at([-6, 17], 'arrive'), at([-4, 11], 'depart')]),
  story('Grzegorz Lis', [3, 2, 10], [confirmed(9), at([-1, 12], 'cancel')]),
  story('Hanna Borek', [-1, 2, 8], [confirmed(7), at([0, 8], 'mark-no-show')]),
  story('Łucja Kania', [-1, 3, 5], [confirmed(4)], { source: 'phone' }),
  story('Emil Sroka', [6, 2, 1], [], { source: 'website' }),
  story('Natalia Wójcicka', [14, 7, 3], [confirmed(2)], {
    ...{ roomType: 'Apartament', nightly: 74_000, cardIsInvalid: true },
    talk: [{ when: [-1, 14], from: 'property', text: 'Karta została odrzucona. Czy można podać inną?' }],
  }),
  story('Sven Lindqvist', [21, 3, 2], [], { adults: 1 }),
]
