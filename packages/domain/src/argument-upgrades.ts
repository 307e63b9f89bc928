import type { MutationName } from './mutation.ts'

/** Gives arguments of the next version. */
export type ArgumentUpgrade = (args: unknown) => unknown

/**
 * S14: `argumentUpgrades.renameAccount[1]` would make version 2 out of version 1. A version without an entry is read
 * as it is. Empty, because there is one version.
 */
export const argumentUpgrades: { readonly [N in MutationName]?: Readonly<Record<number, ArgumentUpgrade>> } = {}
