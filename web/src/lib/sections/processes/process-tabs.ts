import { services } from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'
import { m } from '#lib/paraglide/messages.js'
import type { ProcessList } from './process-list.svelte.ts'
import { kindName } from './process-texts.ts'

export interface ProcessTab {
  readonly id: string
  readonly label: string
  readonly count: number
}

/** The tabs with the number of open processes in each: the kinds that there are, and what waits for the reader. */
export const processTabs = ({ content, counts, query }: ProcessList): readonly ProcessTab[] => {
  const others = [...counts.openByType.keys()].filter((kind) => !services.some((service) => service === kind))
  const named = others.map((kind) => ({ kind, name: kindName(kind, content.processType) }))
  const kinds = [...services, ...named.toSorted(byName).map(({ kind }) => kind)]
  const special = ['all', 'mine', 'unassigned', 'late']
  // A tab that the address names stays, though nothing is in it any more.
  if (!special.includes(query.tab) && !kinds.includes(query.tab)) kinds.push(query.tab)
  return [
    { id: 'all', label: m.board_tab_all(), count: counts.open },
    ...kinds.map((kind) => ({
      id: kind,
      label: kindName(kind, content.processType),
      count: counts.openByType.get(kind) ?? 0,
    })),
    { id: 'mine', label: m.board_tab_mine(), count: counts.mine },
    { id: 'unassigned', label: m.processes_tab_unassigned(), count: counts.withoutPerson },
    { id: 'late', label: m.processes_tab_late(), count: counts.late },
  ]
}
