import type { InvoiceContent, Party } from '../../operator/invoices/records.ts'
import { firstDayOf, daysOfMonth } from '../month.ts'
import type { InvoiceLine } from '../month-lines.ts'
import type { VatRate, VatSum } from '../vat.ts'
import { decimal, quantityIn } from './amounts-in-xml.ts'
import { xmlOf, type XmlElement } from './xml.ts'

const namespace = 'http://crd.gov.pl/wzor/2025/06/25/13775/'

/**
 * An invoice as FA(3), the structure of KSeF. Sub-accounts are recipients (`Podmiot3`, role 2); each line names its account.
 * A correction has its lines before (`StanPrzed`) and after.
 *
 * @param madeAt Milliseconds since 1970.
 */
export const fa3Of = (content: InvoiceContent, madeAt: number): string =>
  xmlOf([
    `Faktura xmlns="${namespace}"`,
    [
      [
        'Naglowek',
        [
          ['KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E"', 'FA'],
          ['WariantFormularza', 3],
          ['DataWytworzeniaFa', `${new Date(madeAt).toISOString().slice(0, 19)}Z`],
          ['SystemInfo', 'Kontor'],
        ],
      ],
      ['Podmiot1', partyOf(content.seller)],
      // 2: neither a unit of local government nor of a VAT group.
      ['Podmiot2', [...partyOf(content.buyer), ['JST', 2], ['GV', 2]]],
      ...recipients(content),
      ['Fa', body(content)],
    ],
  ])

const partyOf = ({ name, taxId, address }: Party): readonly XmlElement[] => [
  ['DaneIdentyfikacyjne', [...identityOf(taxId), ['Nazwa', name]]],
  [
    'Adres',
    [
      ['KodKraju', 'PL'],
      ['AdresL1', address.street],
      ['AdresL2', address.place],
    ],
  ],
]

/** A NIP, or the number of another country. */
const identityOf = (taxId: string): readonly XmlElement[] => {
  const form = taxId.replace(/[\s-]/g, '').toUpperCase().replace(/^PL/, '')
  if (/^\d{10}$/.test(form)) return [['NIP', form]]
  return [['NrID', form]]
}

const recipients = ({ accounts, lines }: InvoiceContent): readonly XmlElement[] =>
  accounts
    .filter(({ id, kind }) => kind === 'sub' && lines.some(({ accountId }) => accountId === id))
    .map(({ name, units }): XmlElement => [
      'Podmiot3',
      [
        [
          'DaneIdentyfikacyjne',
          [
            ['BrakID', 1],
            ['Nazwa', name],
          ],
        ],
        ['Rola', 2],
        ['NrKlienta', units[0]],
      ],
    ])

const body = (content: InvoiceContent): readonly XmlElement[] => {
  const { month, corrects, vat, total } = content
  const rows = rowsOf(content)
  return [
    ['KodWaluty', 'PLN'],
    ['P_1', content.issuedOn],
    ['P_1M', content.place],
    ['P_2', content.number],
    [
      'OkresFa',
      [
        ['P_6_Od', firstDayOf(month)],
        ['P_6_Do', daysOfMonth(month).at(-1)],
      ],
    ],
    ...taxes.flatMap(([rate, net, tax]): readonly XmlElement[] => taxOf(vat, rate, net, tax)),
    ['P_15', decimal(total.gross)],
    ['Adnotacje', notes(content)],
    ['RodzajFaktury', corrects === null ? 'VAT' : 'KOR'],
    ...(corrects === null ? [] : correctionOf(corrects)),
    ...rows.map(({ line }, at): XmlElement => [
      'DodatkowyOpis',
      [
        ['NrWiersza', at + 1],
        ['Klucz', 'Konto'],
        ['Wartosc', content.accounts.find(({ id }) => id === line.accountId)?.name ?? ''],
      ],
    ]),
    ...rows.map(({ line, isBefore }, at): XmlElement => ['FaWiersz', rowOf(line, at + 1, isBefore)]),
    ['Platnosc', payment(content)],
  ]
}

/** The fields of each rate, in the order of the schema. */
const taxes: readonly (readonly [VatRate, net: string, tax: string | null])[] = [
  ['23', 'P_13_1', 'P_14_1'],
  ['8', 'P_13_2', 'P_14_2'],
  ['5', 'P_13_3', 'P_14_3'],
  ['0', 'P_13_6_1', null],
  ['exempt', 'P_13_7', null],
  ['outside', 'P_13_8', null],
]

const taxOf = (vat: readonly VatSum[], rate: VatRate, net: string, tax: string | null): readonly XmlElement[] => {
  const sum = vat.find((one) => one.rate === rate)
  if (sum === undefined) return []
  return [[net, decimal(sum.net)], ...(tax === null ? [] : [[tax, decimal(sum.vat)] as const])]
}

/** None of the special procedures; an exemption with its provision. */
const notes = ({ exemption, lines }: InvoiceContent): readonly XmlElement[] => {
  const isExempt = lines.some(({ rate }) => rate === 'exempt')
  return [
    ...['P_16', 'P_17', 'P_18', 'P_18A'].map((tag): XmlElement => [tag, 2]),
    [
      'Zwolnienie',
      isExempt
        ? [
            ['P_19', 1],
            ['P_19A', exemption ?? '—'],
          ]
        : [['P_19N', 1]],
    ],
    ['NoweSrodkiTransportu', [['P_22N', 1]]],
    ['P_23', 2],
    ['PMarzy', [['P_PMarzyN', 1]]],
  ]
}

const correctionOf = (corrects: NonNullable<InvoiceContent['corrects']>): readonly XmlElement[] => [
  ['PrzyczynaKorekty', corrects.reason],
  [
    'DaneFaKorygowanej',
    [
      ['DataWystFaKorygowanej', corrects.issuedOn],
      ['NrFaKorygowanej', corrects.number],
      ...(corrects.ksefNumber === null
        ? ([['NrKSeFN', 1]] as const)
        : ([
            ['NrKSeF', 1],
            ['NrKSeFFaKorygowanej', corrects.ksefNumber],
          ] as const)),
    ],
  ],
]

const rowsOf = ({ lines, corrects }: InvoiceContent) => [
  ...(corrects?.lines ?? []).map((line) => ({ line, isBefore: true })),
  ...lines.map((line) => ({ line, isBefore: false })),
]

const rates: Readonly<Record<VatRate, string>> = {
  '23': '23',
  '8': '8',
  '5': '5',
  '0': '0 KR',
  exempt: 'zw',
  outside: 'np I',
}
const units = { months: 'mies.', pieces: 'szt.', service: 'usł.' } as const

const rowOf = (line: InvoiceLine, place: number, isBefore: boolean): readonly XmlElement[] => {
  const { unit, count, price } = quantityIn(line)
  return [
    ['NrWierszaFa', place],
    ['P_7', line.name],
    ['P_8A', units[unit]],
    ['P_8B', count],
    ['P_9A', price],
    ['P_11', decimal(line.net)],
    ['P_12', rates[line.rate]],
    ['StanPrzed', isBefore ? 1 : undefined],
  ]
}

/** 6: a bank transfer. */
const payment = ({ dueOn, bankAccount }: InvoiceContent): readonly XmlElement[] => [
  ['TerminPlatnosci', [['Termin', dueOn]]],
  ['FormaPlatnosci', 6],
  ['RachunekBankowy', [['NrRB', bankAccount.replace(/^PL/, '')]]],
]
