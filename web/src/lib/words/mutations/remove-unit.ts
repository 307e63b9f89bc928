import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import { inList } from '../in-list.ts'
import { serviceName } from '../service-name.ts'
import type { MutationWords } from './mutation-words.ts'

export const removeUnit: MutationWords = {
  change: (args) => m.change_remove_unit.parts({ unit: args.named('unitId') }),
  history: (entry) =>
    m.history_remove_unit.parts({
      actor: entry.actor,
      identifier: entry.unitIdentifier,
      account: entry.named(entry.changeOf('unit')?.before?.accountId),
    }),
  details: (entry) => {
    const { changes } = entry.entry
    if (changes.length === 0) return [note(m.history_nothing_changed())]
    const services = changes.flatMap((change) =>
      change.kind === 'service' && change.before ? [serviceName(change.before.type)] : [],
    )
    return services.length === 0 ? [] : [note(m.history_with_services({ services: inList(services) }))]
  },
}
