import { processTypes, profiles, type PriceSubject } from '@kontor/domain'
import { processServiceName, processTypeName } from '#lib/words/processes/process-names.ts'
import { serviceName } from '#lib/words/service-name.ts'

const portable = ['fnp', 'mnp'] as const

/** What a price of one sort can be for alone: types of service, kinds of process. */
export const ofChoices = (subject: PriceSubject): readonly string[] => {
  if (subject === 'service') return [...profiles.telecom.serviceTypes, ...profiles.hospitality.serviceTypes]
  if (subject !== 'process') return []
  return [...portable, ...Object.keys(processTypes).filter((type) => type !== 'portability')]
}

/** A kind of process that an organisation named itself is written by its id. */
export const ofName = (subject: PriceSubject, of: string): string => {
  if (subject === 'service') return serviceName(of as Parameters<typeof serviceName>[0])
  const service = portable.find((each) => each === of)
  return service === undefined ? processTypeName(of) : processServiceName(service)
}
