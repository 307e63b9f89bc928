/** A set of functions that are called with each value. */
export const listeners = <T>() => {
  const held = new Set<(value: T) => void>()
  return {
    call: (value: T): void => {
      for (const listener of held) listener(value)
    },
    /** Returns a function that removes the listener. */
    add: (listener: (value: T) => void) => {
      held.add(listener)
      return () => void held.delete(listener)
    },
  }
}
