import type { ServiceType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import { serviceName } from '../service-name.ts'
import type { MutationWords } from './mutation-words.ts'

export const removeService: MutationWords = {
  change: (args) => m.change_remove_service.parts({ service: serviceName(args.named('serviceId') as ServiceType) }),
  history: (entry) => m.history_remove_service.parts({ actor: entry.actor, ...entry.service }),
}
