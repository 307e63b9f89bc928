import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const renameUnit: MutationWords = {
  change: (args) => {
    const unit = args.named('unitId')
    if (!args.has('name')) return m.change_rename_unit_none.parts({ unit })
    return m.change_rename_unit.parts({ unit, name: args.text('name') })
  },
  history: (entry) => {
    const { actor, unitIdentifier: identifier } = entry
    const name = entry.changeOf('unit')?.after?.name ?? null
    return name === null
      ? m.history_rename_unit_none.parts({ actor, identifier })
      : m.history_rename_unit.parts({ actor, identifier, name })
  },
}
