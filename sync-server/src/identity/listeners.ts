/** Functions that are called with each value, until they are taken out. */
export const listeners = <T>() => {
  const held = new Set<(value: T) => void>()
  return {
    call: (value: T): void => {
      for (const listener of held) listener(value)
    },
    /** Returns a function that takes the listener out. */
    add: (listener: (value: T) => void) => {
      held.add(listener)
      return () => void held.delete(listener)
    },
  }
}
