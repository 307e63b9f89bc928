import * as v from 'valibot'
import { expect, it } from 'vitest'
import { limits } from './limits.ts'
import { parseArguments } from './parse-arguments.ts'

const listItemsMax = Math.max(limits.grantsPerListMax, limits.contractUnitsMax)

const issuesOf = (schema: v.GenericSchema, args: unknown) => {
  const parsed = parseArguments(schema, args)
  return 'refusal' in parsed && 'issues' in parsed.refusal ? parsed.refusal.issues : []
}

it('[S11] a refusal lists as many issues as the bound allows, and not one more', () => {
  const schema = v.object({ list: v.array(v.string()) })
  const wrong = (count: number) => issuesOf(schema, { list: Array.from({ length: count }, () => 0) })
  expect(wrong(limits.issuesPerRefusalMax)).toHaveLength(limits.issuesPerRefusalMax)
  expect(wrong(limits.issuesPerRefusalMax + 1)).toHaveLength(limits.issuesPerRefusalMax)
  expect(wrong(limits.issuesPerRefusalMax + 1)[0]).toEqual({ path: 'list.0', reason: 'wrong-type' })
})

it('[S11] a list that is longer than any may be is refused without a look at its items', () => {
  let looks = 0
  const schema = v.object({ list: v.array(v.custom(() => (looks += 1) > 0)) })
  const refused = (count: number) => issuesOf(schema, { list: Array.from({ length: count }, () => 0) })
  expect([refused(listItemsMax), looks]).toEqual([[], listItemsMax])
  expect([refused(listItemsMax + 1), looks]).toEqual([[{ path: 'list', reason: 'too-many' }], listItemsMax])
})
