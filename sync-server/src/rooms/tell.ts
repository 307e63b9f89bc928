import { errorFacts, type Log } from '../log/log.ts'

/** Calls listeners about a commit. One that fails does not undo the commit. */
export const tell = <T>(log: Log, listeners: readonly ((about: T) => void)[], about: T): void => {
  for (const listener of listeners) {
    try {
      listener(about)
    } catch (error) {
      log('listener-failed', errorFacts(error))
    }
  }
}
