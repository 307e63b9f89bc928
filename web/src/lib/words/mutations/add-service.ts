import type { ServiceType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { serviceName } from '../service-name.ts'
import type { MutationWords } from './mutation-words.ts'

export const addService: MutationWords = {
  change: (args) =>
    m.change_add_service.parts({
      service: serviceName(args.text('type') as ServiceType),
      unit: args.named('unitId'),
      account: args.named('accountId'),
    }),
  history: (entry) => m.history_add_service.parts({ actor: entry.actor, ...entry.service }),
}
