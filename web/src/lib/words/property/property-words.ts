import {
  informationFields,
  policyFields,
  type Amenity,
  type GuestLanguage,
  type LoggedEntry,
  type PaymentMethod,
  type policiesKind,
  type propertyKind,
  type RecordChange,
} from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { ArgumentReader, listOrNone } from '../argument-reader.ts'
import { inList } from '../in-list.ts'
import type { LoggedEntryReader } from '../logged-entry-reader.ts'
import type { ChangeWords } from '../mutations/mutation-words.ts'
import {
  amenityName,
  guestLanguageName,
  informationFieldName,
  paymentMethodName,
  policyFieldName,
} from './property-names.ts'

type PageEntryReader = LoggedEntryReader<RecordChange>

/** The words of one mutation of a page about a property: while it waits, and in the history. */
interface PageMutationWords extends ChangeWords {
  readonly history: (entry: PageEntryReader) => MessagePart[]
}

const plain = (value: string): MessagePart[] => [{ type: 'text', value }]

/** What a change says, in words that follow its title; an entry of the log has the same arguments. */
const readerOf = ({ args, names }: LoggedEntry): ArgumentReader =>
  new ArgumentReader({ name: '', args: args as Readonly<Record<string, unknown>>, names })

const fieldsIn = (args: ArgumentReader): string => {
  const named = informationFields.filter((field) => args.value(field) !== undefined).map(informationFieldName)
  return named.length === 0 ? m.change_unnamed() : inList(named)
}

const policiesIn = (args: ArgumentReader): string => {
  const named = policyFields.filter((field) => args.value(field) !== undefined).map(policyFieldName)
  const payments = [...args.list('addPayments'), ...args.list('removePayments')]
  const all = payments.length === 0 ? named : [...named, m.policies_payments()]
  return all.length === 0 ? m.change_unnamed() : inList([...new Set(all)])
}

const languages = (args: ArgumentReader, argument: string) =>
  listOrNone(args.list<GuestLanguage>(argument).map(guestLanguageName))
const amenities = (args: ArgumentReader, argument: string, own: string) =>
  listOrNone([...args.list<Amenity>(argument).map(amenityName), ...args.list(own)])
const payments = (args: ArgumentReader, argument: string) =>
  listOrNone(args.list<PaymentMethod>(argument).map(paymentMethodName))

const projectUnits: PageMutationWords = {
  change: () => plain(m.history_project_units()),
  history: () => plain(m.history_project_units()),
}

/** By name, every mutation of the property section. */
export const propertyWords: Readonly<Record<keyof (typeof propertyKind)['mutations'], PageMutationWords>> = {
  changeInformation: {
    change: (args) => m.change_change_information.parts({ fields: fieldsIn(args) }),
    history: (entry) =>
      m.history_change_information.parts({
        ...{ actor: entry.actor, unit: entry.namedBy('unitId') },
        fields: fieldsIn(readerOf(entry.entry)),
      }),
    form: { screen: 'section', dialog: 'change', carries: { unit: 'unitId' } },
  },
  changeLanguages: {
    change: () => plain(m.change_change_languages()),
    gains: (args) => languages(args, 'add'),
    loses: (args) => languages(args, 'remove'),
    history: (entry) => m.history_change_languages.parts({ actor: entry.actor, unit: entry.namedBy('unitId') }),
  },
  changeAmenities: {
    change: () => plain(m.change_change_amenities()),
    gains: (args) => amenities(args, 'add', 'addOwn'),
    loses: (args) => amenities(args, 'remove', 'removeOwn'),
    history: (entry) => m.history_change_amenities.parts({ actor: entry.actor, unit: entry.namedBy('unitId') }),
  },
  projectUnits,
}

/** By name, every mutation of the policies. */
export const policiesWords: Readonly<Record<keyof (typeof policiesKind)['mutations'], PageMutationWords>> = {
  changePolicies: {
    change: (args) => m.change_change_policies.parts({ fields: policiesIn(args) }),
    gains: (args) => payments(args, 'addPayments'),
    loses: (args) => payments(args, 'removePayments'),
    history: (entry) =>
      m.history_change_policies.parts({
        ...{ actor: entry.actor, unit: entry.namedBy('unitId') },
        fields: policiesIn(readerOf(entry.entry)),
      }),
    form: { screen: 'section', dialog: 'change-policy', carries: { unit: 'unitId' } },
  },
  projectUnits,
}
