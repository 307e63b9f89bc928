type Entry = HTMLInputElement | HTMLTextAreaElement
type Leave = FocusEvent & { readonly currentTarget: Entry }

/**
 * Runs a check when the focus leaves a field. On the way to a button or a link it waits until the pointer or the key is
 * released: a sentence that appears or disappears below the field moves that button, and a click that starts on it and
 * ends beside it does nothing.
 */
export const leaving =
  (onleave: (() => void) | undefined) =>
  ({ currentTarget, relatedTarget }: Leave): void => {
    if (onleave === undefined) return
    const towards = relatedTarget instanceof Element ? relatedTarget.closest('a, button') : null
    if (towards === null) return onleave()
    const waiting = new AbortController()
    const released = ({ type }: Event) => {
      waiting.abort()
      // Sending checks every field itself, and its message must stay.
      if (type !== 'keyup' && sends(towards, currentTarget)) return
      // After the click, which may have closed the form.
      setTimeout(() => currentTarget.isConnected && onleave())
    }
    for (const kind of ['pointerup', 'pointercancel', 'keyup'])
      addEventListener(kind, released, { capture: true, signal: waiting.signal })
  }

const sends = (towards: Element, { form }: Entry): boolean =>
  towards instanceof HTMLButtonElement && towards.type === 'submit' && towards.form === form
