/** The facts of an event: ids, kinds, counts, durations. Never contents, tokens or addresses. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>
export type Log = (event: string, facts?: LogFacts) => void

/** One JSON line per event. */
export const createLog =
  (write: (line: string) => void, now: () => number): Log =>
  (event, facts = {}) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), event, ...facts })}\n`)

/**
 * What may be logged of an unexpected error: its kind and where it was thrown, because its message may contain
 * contents.
 */
export const errorFacts = (error: unknown): LogFacts => {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = (error as NodeJS.ErrnoException).code
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return {
    error: error.name,
    code: code ?? null,
    place: place?.trim().replace(/\(?file:\/\/.*\/(?=[^/]+$)/, '') ?? null,
  }
}
