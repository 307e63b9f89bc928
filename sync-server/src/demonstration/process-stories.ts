import { addDays, dateAt, type CalendarDate } from '@kontor/domain'

/** One step of a process, so many hours ago. */
interface StoryStep {
  readonly hoursAgo: number
  readonly step: string
  readonly reason?: string
  readonly routingNumber?: string
  /** The day that the step names, in days from now. */
  readonly dateIn?: number
}

/** What happened to one process of the demonstration. Between them they reach every state, some of them late. */
export interface ProcessStory {
  readonly type: 'np-in' | 'np-out' | 'complaint' | 'wholesale-order' | 'data-change' | 'fault'
  /** Of portability; null: of another type. */
  readonly service: 'fnp' | 'mnp' | null
  /** The subscriber, or what it is about. */
  readonly title: string
  readonly openedHoursAgo: number
  readonly steps: readonly StoryStep[]
  readonly hasPerson: boolean
  readonly note?: { readonly hoursAgo: number; readonly text: string }
}

const day = 24

const story = (
  type: ProcessStory['type'],
  service: ProcessStory['service'],
  title: string,
  openedHoursAgo: number,
  steps: readonly StoryStep[] = [],
  rest: Partial<Pick<ProcessStory, 'hasPerson' | 'note'>> = {},
): ProcessStory => ({ type, service, title, openedHoursAgo, steps, hasPerson: true, ...rest })

const sent = (hoursAgo: number): StoryStep => ({ hoursAgo, step: 'send' })
const agreed = (hoursAgo: number, dateIn: number): StoryStep => ({ hoursAgo, step: 'donor-agrees', dateIn })
const accepted = (hoursAgo: number): StoryStep => ({ hoursAgo, step: 'accept-date' })
const ported = (hoursAgo: number): StoryStep => ({
  hoursAgo,
  step: 'port',
  dateIn: -Math.ceil(hoursAgo / day),
  routingNumber: 'C41507',
})

export const processStories: readonly ProcessStory[] = [
  story('np-in', 'mnp', 'Piekarnia Pod Dębem', 3, [], { hasPerson: false }),
  story('np-in', 'fnp', 'Przychodnia Bursztynowa', 9, [], { hasPerson: false }),
  story('np-in', 'mnp', 'Anna Łopuszańska', 5, [sent(4)]),
  story('np-in', 'fnp', 'Hurtownia Trzy Mewy', 30 * day, [sent(29 * day)], {
    note: { hoursAgo: 2 * day, text: 'Dawca nie odpowiada mimo ponaglenia. Dzwonić do pani Kruk.' },
  }),
  story('np-in', 'mnp', 'Zakład Stolarski Sęk', 8 * day, [sent(8 * day - 2)], { hasPerson: false }),
  story('np-in', 'fnp', 'Biblioteka Miejska', 4 * day, [sent(4 * day - 2), agreed(day, 6)]),
  story('np-in', 'mnp', 'Rowery Wąs', 2 * day, [sent(2 * day - 1), agreed(20, 2)]),
  story('np-in', 'fnp', 'Kancelaria Żak i Wspólnicy', 6 * day, [
    sent(6 * day - 1),
    agreed(4 * day, 3),
    accepted(3 * day),
  ]),
  story('np-in', 'mnp', 'Jacek Gołąb', 5 * day, [sent(5 * day - 1), agreed(4 * day, 1), accepted(4 * day - 3)]),
  story('np-in', 'mnp', 'Kwiaciarnia Róża', 12 * day, [
    ...[sent(12 * day - 1), agreed(11 * day, -9), accepted(11 * day - 2), ported(9 * day)],
  ]),
  story('np-in', 'fnp', 'Szkoła Muzyczna', 26 * day, [
    ...[sent(26 * day - 2), agreed(20 * day, -15), accepted(19 * day), ported(15 * day)],
  ]),
  story('np-in', 'mnp', 'Warsztat Klucz', 18 * day, [
    ...[sent(18 * day - 1), agreed(17 * day, -14), accepted(16 * day), ported(14 * day)],
  ]),
  story(
    'np-in',
    'fnp',
    'Spółdzielnia Jutrzenka',
    15 * day,
    [sent(15 * day - 1), { hoursAgo: 11 * day, step: 'donor-refuses', reason: 'data-mismatch' }],
    { note: { hoursAgo: 10 * day, text: 'Abonent prześle aktualny odpis z rejestru, potem wysłać ponownie.' } },
  ),
  story('np-in', 'mnp', 'Bogdan Ćwiek', 7 * day, [
    sent(7 * day - 1),
    { hoursAgo: 6 * day, step: 'exchange-refuses', reason: 'wrong-number-group' },
  ]),
  story('np-in', 'mnp', 'Kino Delfin', 10 * day, [
    { hoursAgo: 9 * day, step: 'cancel', reason: 'withdrawn-by-customer' },
  ]),
  story('np-out', 'mnp', 'Ewelina Pączek', 30, [], { hasPerson: false }),
  story('np-out', 'fnp', 'Biuro Rachunkowe Saldo', 5 * day, [{ hoursAgo: 4 * day, step: 'agree', dateIn: 4 }]),
  story('np-out', 'mnp', 'Tomasz Wieczorek', 9 * day, [
    { hoursAgo: 8 * day, step: 'refuse', reason: 'subscriber-resigned' },
  ]),
  story('fault', null, 'Brak sygnału na łączu do centrali', 26, [{ hoursAgo: 25, step: 'start' }], {
    note: { hoursAgo: 3, text: 'Ekipa na miejscu, uszkodzony światłowód przy studni 14.' },
  }),
  story('complaint', null, 'Faktura za nieaktywny numer', 40 * day, [
    { hoursAgo: 39 * day, step: 'start' },
    { hoursAgo: 35 * day, step: 'wait' },
  ]),
  story('complaint', null, 'Przerwy w rozmowach wieczorem', 2 * day, [], { hasPerson: false }),
  story('wholesale-order', null, 'Dzierżawa łącza, osiedle Zielone', 12 * day, [{ hoursAgo: 11 * day, step: 'start' }]),
  story('data-change', null, 'Nowy adres siedziby abonenta', 6 * day, [
    { hoursAgo: 5 * day, step: 'start' },
    { hoursAgo: 3 * day, step: 'finish' },
  ]),
]

/** The arguments of `moveProcess` for one step. */
export const moveArguments = (processId: string, { step, reason, routingNumber, dateIn }: StoryStep, now: number) => ({
  processId,
  step,
  ...(reason === undefined ? {} : { reason }),
  ...(routingNumber === undefined ? {} : { routingNumber }),
  ...(dateIn === undefined ? {} : { date: dayIn(now, dateIn) }),
})

const dayIn = (now: number, days: number): CalendarDate => addDays(dateAt(now), days)
