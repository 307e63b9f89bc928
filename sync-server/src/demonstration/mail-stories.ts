/** One message, so many hours ago. */
export interface SaidStory {
  readonly hoursAgo: number
  readonly by: 'member' | 'operator'
  readonly text: string
}

/** A conversation with the operator. */
export interface ConversationStory {
  readonly subject: string
  readonly said: readonly [SaidStory, ...SaidStory[]]
  /** Closed by a member so many hours ago; null: it is open. */
  readonly closedHoursAgo: number | null
}

/** A request to the operator, and what became of it. */
export interface RequestStory {
  readonly kind: 'change-phone' | 'change-email' | 'add-unit' | 'register-unit'
  readonly message: string
  readonly sentHoursAgo: number
  readonly becomes: 'sent' | 'in-progress' | 'approved' | 'rejected' | 'withdrawn'
  /** When it came into that state. */
  readonly hoursAgo: number
  readonly reason?: string
}

const day = 24

export const conversationStories: readonly ConversationStory[] = [
  {
    subject: 'Korekta faktury za poprzedni miesiąc',
    said: [
      { hoursAgo: 3 * day, by: 'member', text: 'Na fakturze są dwa konta, które zamknęliśmy w połowie miesiąca.' },
      { hoursAgo: 2 * day, by: 'operator', text: 'Dziękujemy, sprawdzamy dni naliczenia.' },
      { hoursAgo: 5, by: 'operator', text: 'Zgadza się. Korekta będzie do piątku, numer podamy tutaj.' },
    ],
    closedHoursAgo: null,
  },
  {
    subject: 'Szkolenie nowych osób',
    said: [
      { hoursAgo: 7, by: 'member', text: 'W przyszłym tygodniu dołączą cztery osoby. Czy jest krótkie szkolenie?' },
    ],
    closedHoursAgo: null,
  },
  {
    subject: 'Przerwa techniczna w nocy',
    said: [
      { hoursAgo: 12 * day, by: 'member', text: 'Czy w nocy z wtorku na środę system będzie działał?' },
      {
        hoursAgo: 11 * day,
        by: 'operator',
        text: 'Przerwa potrwa od 2:00 do 2:30, praca bez połączenia jest możliwa.',
      },
    ],
    closedHoursAgo: 10 * day,
  },
]

/** One in each state. The first of each kind is about a person or a unit of the main account. */
export const requestStories: readonly RequestStory[] = [
  {
    ...{ kind: 'change-email', becomes: 'sent', sentHoursAgo: 4, hoursAgo: 4 },
    message: 'Nowa domena od poniedziałku.',
  },
  { kind: 'add-unit', becomes: 'sent', sentHoursAgo: 2 * day, hoursAgo: 2 * day, message: 'Umowa jest podpisana.' },
  { kind: 'register-unit', becomes: 'in-progress', sentHoursAgo: 4 * day, hoursAgo: day, message: '' },
  { kind: 'change-phone', becomes: 'approved', sentHoursAgo: 2, hoursAgo: 0.5, message: 'Numer służbowy.' },
  {
    ...{ kind: 'add-unit', becomes: 'rejected', sentHoursAgo: 20 * day, hoursAgo: 18 * day, message: '' },
    reason: 'Ten identyfikator należy do innego podmiotu. Potrzebna jest osobna umowa.',
  },
  {
    kind: 'change-phone',
    becomes: 'withdrawn',
    sentHoursAgo: 9 * day,
    hoursAgo: 8 * day,
    message: 'Pomyłka w numerze.',
  },
]
