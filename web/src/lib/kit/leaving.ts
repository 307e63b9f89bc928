/**
 * What to do as the keyboard leaves a field. On the way to a button or a link it waits until the pointer or the key is
 * released: a sentence that comes or goes below the field moves that button, and a click that begins on it and ends
 * beside it is none.
 */
export const leaving =
  (onleave: (() => void) | undefined) =>
  ({ currentTarget, relatedTarget }: FocusEvent & { readonly currentTarget: Element }): void => {
    if (onleave === undefined) return
    if (!(relatedTarget instanceof Element) || relatedTarget.closest('a, button') === null) return onleave()
    const waiting = new AbortController()
    const released = () => {
      waiting.abort()
      // After the click, which may have sent the form or closed it.
      setTimeout(() => currentTarget.isConnected && onleave())
    }
    for (const kind of ['pointerup', 'pointercancel', 'keyup'])
      addEventListener(kind, released, { capture: true, signal: waiting.signal })
  }
