import * as v from 'valibot'
import { expect, it } from 'vitest'
import { actOfMutation, mutationIdInAct } from './act-of-mutation.ts'
import { MutationIdSchema } from './ids.ts'

/** Made as browsers make ids: 22 characters, `_` and `-` among them. */
const act = 'k3_Vq-8ZtR0xLw7yB2n_51'

it('[ISSUE 8 E2] ids of one act are valid mutation ids and name their act', () => {
  const ids = [0, 7, 99_999].map((place) => mutationIdInAct(act, place))
  expect(ids.map((id) => v.is(MutationIdSchema, id))).toEqual([true, true, true])
  expect(new Set(ids).size).toBe(3)
  expect(ids.map(actOfMutation)).toEqual([act, act, act])
})

it.each([act, 'mutation-1', '0b5d7f3a-6c1e-4d2b-9a77-3f1c2e4d5b6a', `${act}_`, `${act}_x`, `x${act}_1`])(
  '[ISSUE 8 E2] %s belongs to no act',
  (id) => {
    expect(actOfMutation(id)).toBe(null)
  },
)
