import type { ServiceType } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

export const serviceName = (type: ServiceType): string => m.service_name({ type })
