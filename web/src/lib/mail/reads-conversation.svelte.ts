/**
 * Marks what is shown as read. Called while a component is created. A refused mark is not sent again and again: the number of
 * messages that were marked is remembered.
 */
export const readsConversation = (
  shown: () => { readonly messages: number; readonly read: number; readonly mayMark: boolean },
  mark: (messages: number) => void,
): void => {
  let marked = 0
  $effect(() => {
    const { messages, read, mayMark } = shown()
    if (messages <= read || !mayMark || marked === messages) return
    marked = messages
    mark(messages)
  })
}
