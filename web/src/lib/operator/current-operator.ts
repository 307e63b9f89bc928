import type { OperatorSelf } from '@kontor/protocol/http'
import { createContext } from 'svelte'

/** The signed-in operator, for the pages inside the operator's frame. */
export const [useOperator, provideOperator] = createContext<OperatorSelf>()
