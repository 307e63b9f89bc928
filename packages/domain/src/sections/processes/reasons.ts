/** Why a donor or the exchange refuses a case. */
export const refusalReasons = [
  'data-mismatch',
  'number-inactive',
  'subscriber-resigned',
  'wrong-contract-type',
  'wrong-number-group',
  'number-not-of-donor',
  'wholesale-order-unfulfilled',
  'system-errors',
] as const

/** Why we end a process that is not finished. `other` asks for an explanation. */
export const cancellationReasons = ['withdrawn-by-customer', 'opened-by-mistake', 'duplicate', 'other'] as const

export const reasonIds = [...refusalReasons, ...cancellationReasons] as const
export type ReasonId = (typeof reasonIds)[number]

export const reasonsFor = { refusal: refusalReasons, cancellation: cancellationReasons } as const
