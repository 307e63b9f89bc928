import type { DocumentKind } from '@kontor/domain'

/** Operators open the documents in which they have something to do, and no others (DESIGN 11). */
export const hasOperatorsActs = ({ mutations }: Pick<DocumentKind, 'mutations'>): boolean =>
  Object.values(mutations).some(({ who }) => who === 'operator')
