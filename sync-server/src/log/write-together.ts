import { setImmediate } from 'node:timers'

/** Writes the lines of one turn of the event loop together after it, so that no one waits for a line. */
export const writeTogether = (write: (text: string) => void) => {
  let waiting = ''
  const flush = (): void => {
    if (waiting === '') return
    const text = waiting
    waiting = ''
    write(text)
  }
  return {
    write: (line: string): void => {
      if (waiting === '') setImmediate(flush)
      waiting += line
    },
    /** Writes what waits at once; for the end of the process. */
    flush,
  }
}
