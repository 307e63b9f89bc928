import { setImmediate } from 'node:timers/promises'
import type { DocumentName } from '@kontor/protocol'
import type { ChainedEntry, LogQuery, Store } from './store.ts'

/** Entries read at a time: a few milliseconds of work, between which other work runs. */
const entriesAtOnce = 200

/** A document's log, entry by entry, from a seq to its end or its beginning. It never holds more than one piece. */
export async function* readLog(
  store: Pick<Store, 'log'>,
  document: DocumentName,
  { beyond, direction }: Pick<LogQuery, 'beyond' | 'direction'>,
): AsyncGenerator<ChainedEntry> {
  let from = beyond
  for (;;) {
    const entries = await store.log(document, { beyond: from, direction, limit: entriesAtOnce })
    yield* entries
    const last = entries.at(-1)
    if (last === undefined) return
    from = last.seq
    await setImmediate()
  }
}
