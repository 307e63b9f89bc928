import { describe, expect, it } from 'vitest'
import type { ChargedPiece } from './charged-pieces.ts'
import { monthLines, type ChargedMonth } from './month-lines.ts'
import { logOf, price, serviceIn, unitIn, type LoggedWrite } from './testing/sample-log.ts'

type Input = { [K in keyof ChargedMonth]?: K extends 'month' | 'until' ? string : ChargedMonth[K] }

/** The lines as `account sort quantity price = net`, amounts in grosz. */
const linesOf = (input: Input, ...writes: readonly LoggedWrite[]): readonly string[] =>
  monthLines({
    ...{ month: '2026-11', directory: logOf(...writes), pieces: [], prices: [price('unit', 24_000)] },
    ...input,
  } as ChargedMonth).map(({ accountId, subject, of, quantity, price, net }) => {
    const much =
      quantity.unit === 'months'
        ? `${quantity.days}/${quantity.daysInMonth}`
        : quantity.unit === 'pieces'
          ? quantity.count
          : `${quantity.grosz} per mille`
    return `${accountId.slice('account-'.length)} ${of ?? subject} ${much} × ${price} = ${net}`
  })

const since2025 = (record: object): LoggedWrite => ['2025-06-01T12:00Z', 'unit', 'unit-1', record]

describe('[DESIGN 12] a month by days', () => {
  it('[A6] accounts, units and services of a whole month cost their price, each account’s beside each other', () => {
    const prices = [price('account', 10_000), price('unit', 24_000), price('service', 18_000, { of: 'fnp' })]
    const writes: readonly LoggedWrite[] = [
      since2025(unitIn('account-main')),
      ['2025-06-01T12:00Z', 'unit', 'unit-2', unitIn('account-north', 'unit-2')],
      ['2025-06-01T12:00Z', 'unit', 'unit-3', unitIn('account-north', 'unit-3')],
      ['2025-06-01T12:00Z', 'service', 'service-fnp', serviceIn('account-main', 'fnp')],
      ['2025-06-01T12:00Z', 'service', 'service-mnp', serviceIn('account-main', 'mnp')],
    ]
    expect(linesOf({ prices }, ...writes)).toEqual([
      'main account 30/30 × 10000 = 10000',
      'main unit 30/30 × 24000 = 24000',
      'main fnp 30/30 × 18000 = 18000',
      'north account 30/30 × 10000 = 10000',
      'north unit 60/30 × 24000 = 48000',
    ])
  })

  it('[DESIGN 12] a unit that comes on the 10th and moves on the 20th is charged for each day to the account that has it that night', () => {
    expect(
      linesOf(
        {},
        ['2026-11-10T14:00+01:00', 'unit', 'unit-1', unitIn('account-main')],
        ['2026-11-20T09:00+01:00', 'unit', 'unit-1', unitIn('account-north')],
      ),
    ).toEqual(['main unit 10/30 × 24000 = 8000', 'north unit 11/30 × 24000 = 8800'])
  })

  it('[DESIGN 12] an archived account is not charged from the day on which it was archived, nor is what it has', () => {
    const archived = { id: 'account-north', kind: 'sub', status: 'archived', position: 1 }
    const prices = [price('account', 10_000), price('unit', 24_000)]
    expect(
      linesOf({ prices }, since2025(unitIn('account-north')), [
        '2026-11-16T08:00+01:00',
        'account',
        'account-north',
        archived,
      ]),
    ).toEqual([
      'main account 30/30 × 10000 = 10000',
      'north account 15/30 × 10000 = 5000',
      'north unit 15/30 × 24000 = 12000',
    ])
  })

  it('[DESIGN 12] February of a leap year has 29 days', () => {
    const came: LoggedWrite = ['2028-02-10T14:00+01:00', 'unit', 'unit-1', unitIn('account-main')]
    expect(linesOf({ month: '2028-02' }, came)).toEqual(['main unit 20/29 × 24000 = 16552'])
  })

  it('[DESIGN 12] a price that changes within the month gives a line for each', () => {
    const prices = [price('unit', 24_000), price('unit', 25_500, { id: 'price-new', validFrom: '2026-11-16' })]
    expect(linesOf({ prices }, since2025(unitIn('account-main')))).toEqual([
      'main unit 15/30 × 24000 = 12000',
      'main unit 15/30 × 25500 = 12750',
    ])
  })

  it.each([
    ['an hour before the night in which clocks go back', '2026-10-24T23:30+02:00', '2026-10', '8/31 × 24000 = 6194'],
    ['the night after', '2026-10-25T23:30+01:00', '2026-10', '7/31 × 24000 = 5419'],
    ['an hour before the night in which they go forward', '2026-03-28T23:30+01:00', '2026-03', '4/31 × 24000 = 3097'],
    ['the night after that', '2026-03-29T23:30+02:00', '2026-03', '3/31 × 24000 = 2323'],
    ['the last minute of a month', '2026-10-31T23:59+01:00', '2026-10', '1/31 × 24000 = 774'],
  ])('[DESIGN 12] days are those of Warsaw: what comes %s', (_when, at, month, line) => {
    expect(linesOf({ month }, [at, 'unit', 'unit-1', unitIn('account-main')])).toEqual([`main unit ${line}`])
  })

  it('[DESIGN 12] what comes and goes within a day, and what has no price, is not charged', () => {
    const gone: LoggedWrite = ['2026-11-10T18:00+01:00', 'unit', 'unit-1', null]
    expect(linesOf({}, ['2026-11-10T14:00+01:00', 'unit', 'unit-1', unitIn('account-main')], gone)).toEqual([])
    const ended = [price('unit', 24_000), price('unit', null, { validFrom: '2026-11-01' })]
    expect(linesOf({ prices: ended }, since2025(unitIn('account-main')))).toEqual([])
  })

  it('[DESIGN 12] half a grosz is rounded up', () => {
    const came: LoggedWrite = ['2026-11-16T08:00+01:00', 'unit', 'unit-1', unitIn('account-main')]
    expect(linesOf({ prices: [price('unit', 1)] }, came)).toEqual(['main unit 15/30 × 1 = 1'])
  })

  it('[ISSUE 10] a month that is running is charged up to its last whole day', () => {
    expect(linesOf({ until: '2026-11-19' }, since2025(unitIn('account-main')))).toEqual([
      'main unit 19/30 × 24000 = 15200',
    ])
  })
})

describe('[DESIGN 12] what is charged by the piece', () => {
  const piece = (fields: object): ChargedPiece =>
    ({ accountId: 'account-main', at: Date.parse('2026-11-10T12:00+01:00'), of: null, ...fields }) as ChargedPiece

  it('[DESIGN 12] processes are counted by their kind, at the price of the day on which they were finished', () => {
    const prices = [
      price('process', 500),
      price('process', 420, { id: 'price-mnp', of: 'mnp' }),
      price('process', 435, { id: 'price-mnp-later', of: 'mnp', validFrom: '2026-11-20' }),
    ]
    const later = Date.parse('2026-11-20T00:00+01:00')
    const pieces = [
      ...Array.from({ length: 214 }, () => piece({ subject: 'process', of: 'mnp' })),
      piece({ subject: 'process', of: 'mnp', at: later }),
      piece({ subject: 'process', of: 'mnp', at: later - 1 }),
      piece({ subject: 'process', of: 'complaint', accountId: 'account-north' }),
    ]
    expect(linesOf({ prices, pieces })).toEqual([
      'main mnp 215 × 420 = 90300',
      'main mnp 1 × 435 = 435',
      'north complaint 1 × 500 = 500',
    ])
  })

  it('[DESIGN 12] the commission is that of the reservation, else of the list, on what was paid', () => {
    const pieces = [
      piece({ subject: 'reservation', amount: 115_300, commission: 150 }),
      piece({ subject: 'reservation', amount: 10, commission: 150 }),
      piece({ subject: 'reservation', amount: 80_000, commission: 0 }),
      piece({ subject: 'reservation', amount: 20_000, commission: 0 }),
    ]
    expect(linesOf({ prices: [price('reservation', 120)], pieces })).toEqual([
      // 17,296.5 grosz.
      'main reservation 115310 per mille × 150 = 17297',
      'main reservation 100000 per mille × 120 = 12000',
    ])
  })
})
