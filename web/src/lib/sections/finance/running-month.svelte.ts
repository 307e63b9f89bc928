import { statementOf, type AccountId, type Statement } from '@kontor/domain'
import type { RunningMonth } from '@kontor/protocol/http'
import { ServerQuery } from '#lib/api/server-query.svelte.ts'
import type { FinanceView } from './finance-view.ts'

/** What a running month comes to, as the server computed it from the logs. */
export interface Running extends RunningMonth {
  readonly statement: Statement
}

/**
 * What the running month comes to so far. Only the server has the logs, so it is queried when there is a connection, and
 * again after one was lost. Called while a component is created.
 */
export const runningMonth = (view: () => FinanceView, accountId: () => AccountId) => {
  const query = new ServerQuery<RunningMonth>()
  const isOnline = $derived(view().state.connection !== 'offline')
  $effect(() => {
    if (isOnline) void query.ask(`/api/documents/section/${accountId()}.finance/running`)
  })
  const running = $derived(query.value === null ? null : { ...query.value, statement: statementOf(query.value.lines) })
  return {
    /** Null until the first answer. */
    get current(): Running | null {
      return running
    },
    get failed(): boolean {
      return running === null && (query.problem !== null || !isOnline)
    },
  }
}
