import type { Refusal } from '@kontor/domain'

/** Is the reason to be read beside the identifier? */
export const isAboutUnit = ({ code }: Refusal): boolean =>
  code === 'unit-taken' || code === 'unit-outside-contract' || code === 'different-legal-entity'
