import type { Refusal } from '@kontor/domain'

/** Whether the reason belongs beside the identifier. */
export const isAboutUnit = ({ code }: Refusal): boolean =>
  code === 'unit-taken' || code === 'unit-outside-contract' || code === 'different-legal-entity'
