/** The lane on that side into which a card can be moved; the next one, which says why not, where there is none. */
export const laneBeside = <State>(
  states: readonly State[],
  from: State,
  { side, canReach }: { readonly side: 1 | -1; readonly canReach: (state: State) => boolean },
): State | undefined => {
  const at = states.indexOf(from)
  const beside = side === 1 ? states.slice(at + 1) : states.slice(0, at).reverse()
  return beside.find(canReach) ?? beside[0]
}
