import { promotionFields, type promotionsKind, type RecordChange } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import { listOrNone } from '../argument-reader.ts'
import { inList } from '../in-list.ts'
import type { LoggedEntryReader } from '../logged-entry-reader.ts'
import type { ChangeWords } from '../mutations/mutation-words.ts'
import { promotionFieldName } from './promotion-names.ts'

type PromotionsEntryReader = LoggedEntryReader<RecordChange>

/** The words of one mutation of the promotions: while it waits, and in the history. */
interface PromotionsMutationWords extends ChangeWords {
  readonly history: (entry: PromotionsEntryReader) => MessagePart[]
}

const plain = (value: string): MessagePart[] => [{ type: 'text', value }]

const named = (entry: PromotionsEntryReader) => ({ actor: entry.actor, name: entry.namedBy('promotionId') })

/** Which fields a change names. */
const fieldsIn = (has: (argument: string) => boolean): string => {
  const fields = promotionFields.filter((field) => has(field)).map(promotionFieldName)
  const all = has('addRooms') || has('removeRooms') ? [...fields, promotionFieldName('rooms')] : fields
  return all.length === 0 ? m.change_unnamed() : inList(all)
}
const isSaid = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

/** By name, every mutation of the promotions. */
export const promotionsWords: Readonly<Record<keyof (typeof promotionsKind)['mutations'], PromotionsMutationWords>> = {
  createPromotion: {
    change: (args) => m.change_create_promotion.parts({ name: args.text('name') }),
    history: (entry) =>
      m.history_create_promotion.parts({
        actor: entry.actor,
        name: entry.text('name') || entry.namedBy('promotionId'),
      }),
    form: { screen: 'section', dialog: 'new' },
  },
  changePromotion: {
    change: (args) =>
      m.change_change_promotion.parts({
        ...{ name: args.named('promotionId'), fields: fieldsIn((field) => isSaid(args.value(field))) },
      }),
    gains: (args) => listOrNone(args.list('addRooms')),
    loses: (args) => listOrNone(args.list('removeRooms')),
    history: (entry) =>
      m.history_change_promotion.parts({
        ...{ ...named(entry), fields: fieldsIn((field) => isSaid(entry.entry.args[field])) },
      }),
    form: { screen: 'section', dialog: 'change', carries: { of: 'promotionId' } },
  },
  endPromotion: {
    change: (args) => m.change_end_promotion.parts({ name: args.named('promotionId') }),
    history: (entry) => m.history_end_promotion.parts(named(entry)),
  },
  reopenPromotion: {
    change: (args) => m.change_reopen_promotion.parts({ name: args.named('promotionId') }),
    history: (entry) => m.history_reopen_promotion.parts(named(entry)),
  },
  projectUses: {
    change: () => plain(m.history_project_uses()),
    history: () => plain(m.history_project_uses()),
  },
  projectCalendar: {
    change: () => plain(m.history_project_promotion_rooms()),
    history: () => plain(m.history_project_promotion_rooms()),
  },
}
