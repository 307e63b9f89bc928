import type { Contender } from './contender.ts'
import type { Figures } from './run-work.ts'
import type { Rounds } from './table.ts'

/** Each begins a round in turn, so that what the machine does meanwhile meets all of them. */
export const measureByTurns = async (
  contenders: readonly Contender[],
  rounds: number,
  measure: (contender: Contender) => Promise<Figures>,
): Promise<Rounds> => {
  const figures = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    const first = round % contenders.length
    for (const contender of [...contenders.slice(first), ...contenders.slice(0, first)])
      figures.get(contender.name)?.push(await measure(contender))
  }
  return figures
}
