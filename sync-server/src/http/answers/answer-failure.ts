import type { Context } from 'hono'
import type { HttpEnvironment } from '../http-environment.ts'
import { serverLimits } from '../../limits.ts'
import { errorFacts, type Log } from '../../log/log.ts'
import { DocumentGone, StorageFailed, TooManyWaiting } from '../../rooms/room-errors.ts'
import { isStorageError } from '../../store/is-storage-error.ts'
import { Failure } from './failure.ts'

/** Turns every error into an answer; an unexpected one leaves a line in the log. */
export const answerFailure =
  (log: Log) =>
  (error: unknown, context: Context<HttpEnvironment>): Response => {
    const failure = known(error)
    if (failure === null) {
      log('request-failed', { method: context.req.method, route: context.req.routePath, ...errorFacts(error) })
      return context.json({ error: { code: 'failed' } }, 500)
    }
    const { status, code, facts } = failure
    if (typeof facts['afterMs'] === 'number') context.header('retry-after', String(Math.ceil(facts['afterMs'] / 1000)))
    return context.json({ error: { ...facts, code } }, status)
  }

const known = (error: unknown): Failure | null => {
  if (error instanceof Failure) return error
  if (error instanceof StorageFailed || isStorageError(error))
    return new Failure(503, 'storage', { afterMs: serverLimits.storageRetryMs })
  if (error instanceof TooManyWaiting) return new Failure(429, 'too-many', { afterMs: error.afterMs })
  if (error instanceof DocumentGone) return new Failure(404, 'not-found')
  // The client disconnected during the body: not an error of the server, and no one reads the answer.
  if (isTornRequest(error)) return new Failure(400, 'invalid-arguments', { issues: [{ path: '', reason: 'not-json' }] })
  return null
}

const isTornRequest = (error: unknown): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === 'ECONNRESET'
