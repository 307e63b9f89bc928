import type { Figures } from './run-work.ts'

/** The figures of each contender, one for each round. */
export type Rounds = ReadonlyMap<string, readonly Figures[]>

/** A table of one scene: medians with their spread, and the ratio of the first contender to each other one. */
export const tableOf = (scene: string, rounds: Rounds): string => {
  const [first, ...others] = [...rounds.keys()]
  if (first === undefined) return ''
  const whats = [...(rounds.get(first)?.[0]?.keys() ?? [])]
  const head = [scene, first, ...others.flatMap((name) => [name, `${first} / ${name}`])]
  const rows = whats.map((what) => {
    const own = valuesOf(rounds, first, what)
    return [what, shown(own), ...others.flatMap((name) => besides(own, valuesOf(rounds, name, what)))]
  })
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const besides = (own: readonly number[], other: readonly number[]): readonly string[] => {
  const ratios = own.map((value, round) => value / (other[round] ?? Number.NaN)).filter(Number.isFinite)
  return [shown(other), ratios.length === 0 ? '–' : shown(ratios)]
}

const valuesOf = (rounds: Rounds, contender: string, what: string): readonly number[] =>
  (rounds.get(contender) ?? []).flatMap((figures) => figures.get(what) ?? [])

/** The median, with the least and the most where there are several. */
const shown = (values: readonly number[]): string => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) return '–'
  const [least = middle, most = middle] = [sorted[0], sorted.at(-1)]
  return least === most ? rounded(middle) : `${rounded(middle)} (${rounded(least)}–${rounded(most)})`
}

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toString() : value >= 10 ? value.toFixed(1) : value.toFixed(2)
