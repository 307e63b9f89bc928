import { expect, it } from 'vitest'
import { stateIds, stepIds } from './machines.ts'
import { isOpen, processTypes, statesOf, stepsOf } from './types.ts'
import { wayBack } from './way-back.ts'

/** Every step of every state, written by hand from DOMAIN.md: `step → state`, with the message of the exchange. */
const expected = {
  'np-in': `
draft          | send → with-donor E03, cancel → cancelled
with-donor     | donor-agrees → date-proposed E06, donor-refuses → refused E17, exchange-refuses → refused E16, remind → with-donor, cancel → cancelled E18
date-proposed  | accept-date → scheduled E12, propose-date → with-donor, cancel → cancelled E18
scheduled      | port → ported E13, cancel → cancelled E18
ported         |
refused        |
cancelled      |`,
  'np-out': `
received       | agree → scheduled E06, refuse → refused E17, cancel → cancelled E18
scheduled      | port → ported E13, cancel → cancelled E18
ported         |
refused        |
cancelled      |`,
  complaint: `
new            | start → in-progress, wait → waiting, finish → done, cancel → cancelled
in-progress    | wait → waiting, put-back → new, finish → done, cancel → cancelled
waiting        | start → in-progress, put-back → new, finish → done, cancel → cancelled
done           | reopen → in-progress
cancelled      | reopen → in-progress`,
} as const

const written = (type: string): string =>
  statesOf(type)
    .map((state) => {
      const steps = stepsOf({ type, state }).map(({ id, to, message }) => [`${id} → ${to}`, message].join(' ').trim())
      return `${state.padEnd(14)} | ${steps.join(', ')}`.trim()
    })
    .join('\n')

it.each(Object.entries(expected))('[DOMAIN] %s has exactly these steps', (type, table) => {
  expect(written(type)).toBe(table.trim())
})

it('[DOMAIN] the other types and those of an organisation work like a complaint', () => {
  for (const type of ['wholesale-order', 'data-change', 'fault', 'type-of-ours'])
    expect(written(type)).toBe(expected.complaint.trim())
})

it('[DOMAIN] no step leads out of a machine, every state can be reached, and every id is used', () => {
  const types = Object.keys(processTypes)
  for (const type of types) {
    const { initial } = processTypes[type as keyof typeof processTypes].machine
    const reached = new Set([initial])
    for (const state of reached) for (const { to } of stepsOf({ type, state })) reached.add(to)
    expect([...reached].toSorted()).toEqual([...statesOf(type)].toSorted())
  }
  const steps = types.flatMap((type) => statesOf(type).flatMap((state) => stepsOf({ type, state })))
  expect(new Set(steps.map(({ id }) => id))).toEqual(new Set(stepIds))
  expect(new Set(types.flatMap(statesOf))).toEqual(new Set(stateIds))
})

it('[DOMAIN] ported, refused, done and cancelled are closed, all others open', () => {
  expect(stateIds.filter((state) => !isOpen({ state }))).toEqual(['ported', 'refused', 'done', 'cancelled'])
})

it('[ISSUE 9] the way back goes over steps that send nothing and ask for nothing', () => {
  expect(wayBack('complaint', 'in-progress', 'new')).toEqual(['put-back'])
  expect(wayBack('complaint', 'done', 'in-progress')).toEqual(['reopen'])
  expect(wayBack('complaint', 'done', 'waiting')).toEqual(['reopen', 'wait'])
  expect(wayBack('complaint', 'cancelled', 'new')).toEqual(['reopen', 'put-back'])
  expect(wayBack('complaint', 'in-progress', 'cancelled')).toEqual([])
  expect(wayBack('np-in', 'with-donor', 'draft')).toEqual([])
  expect(wayBack('np-in', 'cancelled', 'draft')).toEqual([])
})
