import { m } from '#lib/paraglide/messages.js'
import type { MutationWords } from './mutation-words.ts'

export const demandSingleSignOn: MutationWords = {
  change: (args) =>
    args.value('demanded') === true ? m.change_demand_single_sign_on.parts() : m.change_lift_single_sign_on.parts(),
  history: ({ actor, entry }) =>
    entry.args['demanded'] === true
      ? m.history_demand_single_sign_on.parts({ actor })
      : m.history_lift_single_sign_on.parts({ actor }),
}
