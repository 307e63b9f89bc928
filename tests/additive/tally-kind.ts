import {
  mutationDefiner,
  sectionProjection,
  writerOf,
  type ContentOf,
  type DocumentKinds,
  type KernelRefusal,
  type KindTypes,
  type SectionKind,
  type WriteOf,
} from '@kontor/domain'
import * as v from 'valibot'
import { kindsWithBoard, type Board } from './board-kind.ts'

/** Shows how many cards the board has, to people who may not open the board. */
const TallySchema = v.object({ id: v.literal('cards'), cards: v.number() })
const tallyShape = { singles: {}, records: { tally: TallySchema } } as const
export type Tally = ContentOf<typeof tallyShape>

interface TallyTypes extends KindTypes {
  readonly content: Tally
  readonly write: WriteOf<typeof tallyShape>
  readonly refusal: KernelRefusal
}

const { put } = writerOf(tallyShape)

const setTally = mutationDefiner<TallyTypes>()({
  arguments: v.object({ cards: v.number() }),
  who: 'system',
  history: 'tally',
  run: (_tally, { cards }) => [put('tally', { id: 'cards', cards })],
  undo: 'none',
})

const tallyKind: SectionKind<TallyTypes> = {
  key: 'tally',
  needs: ['finance'],
  ...tallyShape,
  mutations: { setTally },
  sectionProjections: {
    board: sectionProjection<Board, Tally, number>({
      dependsOn: ['card'],
      facts: ({ card }) => card.size,
      draft: (cards, { tally }) =>
        (tally.get('cards')?.cards ?? 0) === cards ? null : { name: 'setTally', args: { cards } },
    }),
  },
}

export const kindsWithTally: DocumentKinds = {
  ...kindsWithBoard,
  sections: { ...kindsWithBoard.sections, [tallyKind.key]: tallyKind },
}
