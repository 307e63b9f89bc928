import { expect, it, vi } from 'vitest'
import { mainAccountOf } from '../../sync-server/src/testing/sample-organization.ts'
import { openBoardBrowser, shownCards, untilOnline } from './board-browser.ts'
import { boardKind } from './board-kind.ts'
import { addCard, board, giveMail, halina, mewa, ola, openBoardServer, renameCard, takeMail } from './board-server.ts'

/** Halina, an administrator, and Ola, a member with the right, each in a browser of their own with the board open. */
const setup = async () => {
  const server = await openBoardServer()
  const olaId = await server.join()
  const [halinas, olas] = [openBoardBrowser(server, halina), openBoardBrowser(server, ola)]
  const [one, other] = [await halinas.openTab(), await olas.openTab()]
  await Promise.all([untilOnline(one), untilOnline(other)])
  const settled = () => vi.waitFor(() => expect(other.replica.state.pending).toEqual([]))
  return { server, olaId, halinas, olas, one, other, settled }
}

it('[DESIGN 9] [S17] a card is drawn at once without a number, then accepted with it, and the others see it', async () => {
  const { one, other } = await setup()
  const sent = other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  expect(shownCards(other)).toEqual([[null, 'Router']])
  expect([...(other.section.state.content?.card.values() ?? [])].map(({ createdBy }) => createdBy)).toEqual([ola.name])
  expect([...other.section.state.touched.keys()]).toEqual(['card-0001'])
  const result = await sent
  expect(result.accepted).toBe(true)
  await vi.waitFor(() => expect([shownCards(one), shownCards(other)]).toEqual([[[1, 'Router']], [[1, 'Router']]]))
  await vi.waitFor(() => expect([other.replica.state.pending, other.replica.state.tray]).toEqual([[], []]))
})

it('[DESIGN 9] what the mutator refuses is refused at once, and nothing of it is kept', async () => {
  const { other } = await setup()
  const refusal = { code: 'unknown-card', recordId: 'card-0009' }
  expect(other.section.check('renameCard', { cardId: 'card-0009', title: 'None' })).toEqual(refusal)
  expect(await other.section.mutate('renameCard', { cardId: 'card-0009', title: 'None' })).toEqual({
    accepted: false,
    refusal,
  })
  expect(other.replica.state.pending).toEqual([])
})

it('[S5] offline changes wait by document, are sent in order after reconnecting, and a refused one goes to the tray', async () => {
  const { server, olas, one, other, settled } = await setup()
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  await settled()
  olas.setOnline(false)
  await vi.waitFor(() => expect(other.section.state.connection).toBe('offline'))
  // Meanwhile Halina takes the id that Ola is about to use.
  await server.rooms.submit(board, halina.id, [addCard('card-0002', 'Modem')])
  await other.section.mutate('addCard', { cardId: 'card-0002', title: 'Antenna' })
  await other.section.mutate('renameCard', { cardId: 'card-0001', title: 'Router 2' })
  expect(shownCards(other)).toEqual([
    [1, 'Router 2'],
    [null, 'Antenna'],
  ])
  expect(other.replica.state.pending.map(({ document, organizationId }) => [document, organizationId])).toEqual([
    [board, mewa],
    [board, mewa],
  ])
  olas.setOnline(true)
  await settled()
  await vi.waitFor(() =>
    expect([shownCards(one), shownCards(other)]).toEqual([
      [
        [1, 'Router 2'],
        [2, 'Modem'],
      ],
      [
        [1, 'Router 2'],
        [2, 'Modem'],
      ],
    ]),
  )
  expect(other.replica.state.tray).toMatchObject([
    { document: board, organizationId: mewa, name: 'addCard', refusal: { code: 'already-exists', kind: 'card' } },
  ])
})

it('[S12] what waits is sent after a restart though no screen shows the board', async () => {
  const { server, olas, other } = await setup()
  olas.setOnline(false)
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  other.replica.close()
  olas.setOnline(true)
  const again = await olas.openTab()
  again.section.close()
  await vi.waitFor(async () => expect([...(await server.content()).card.keys()]).toEqual(['card-0001']))
  await vi.waitFor(() => expect(again.replica.state.pending).toEqual([]))
})

it('[S16] [S10] the copy of the board leaves the browser with the right, and comes back with it', async () => {
  const { server, olaId, olas, other, settled } = await setup()
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  await settled()
  const kept = () => [...olas.browser.documents.databases.keys()].filter((name) => name.includes(board))
  expect(kept()).toHaveLength(1)
  await server.change(takeMail(olaId))
  await vi.waitFor(() =>
    expect([other.section.state.connection, other.section.state.content]).toEqual(['not-allowed', null]),
  )
  await vi.waitFor(() => expect(kept()).toEqual([]))
  expect(await other.section.mutate('addCard', { cardId: 'card-0002', title: 'Modem' })).toEqual({
    accepted: false,
    refusal: { code: 'no-access' },
  })
  await server.change(giveMail(olaId))
  await untilOnline(other)
  expect(shownCards(other)).toEqual([[1, 'Router']])
})

it('[ISSUE 8] a copy of the board can be brought up to date over HTTP, where sockets are blocked', async () => {
  const { server, olaId, olas, other, settled } = await setup()
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  await settled()
  const read = () => olas.call(`http://server/api/documents/${board}/update`)
  expect(await read()).toMatchObject({ status: 200, body: { seq: await server.store.seqOf(board) } })
  await server.change(takeMail(olaId))
  expect(await read()).toMatchObject({ status: 403 })
})

it('[S5] [S15] a change made offline by someone who lost the right meanwhile is refused into the tray', async () => {
  const { server, olaId, olas, other, settled } = await setup()
  olas.setOnline(false)
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  await server.change(takeMail(olaId))
  olas.setOnline(true)
  await settled()
  expect(other.replica.state.tray).toMatchObject([{ document: board, refusal: { code: 'no-access' } }])
  expect((await server.content()).card.size).toBe(0)
})

it('[A3] the history of the board is read over HTTP by those who may open it, filtered by its own kinds', async () => {
  const { server, olaId, halinas, olas, other, settled } = await setup()
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  await settled()
  await server.rooms.submit(board, halina.id, [renameCard('card-0001', 'Router 2')])
  const { status, entries } = await olas.readHistory('?kind=cards')
  expect([status, entries?.map(({ name, actor, changes }) => [name, actor, changes.length])]).toEqual([
    200,
    [
      ['renameCard', expect.objectContaining({ kind: 'login', name: halina.name }), 1],
      ['addCard', expect.objectContaining({ kind: 'login', name: ola.name, memberId: olaId }), 1],
    ],
  ])
  expect(await halinas.readHistory('?kind=accounts')).toEqual({ status: 400, entries: null })
  await server.change(takeMail(olaId))
  expect(await olas.readHistory()).toEqual({ status: 403, entries: null })
})

it('[DESIGN 9] a replica opens no section that its registry lacks', async () => {
  const { one } = await setup()
  const unknown = { ...boardKind, key: 'unknown' }
  expect(() => one.replica.section(mainAccountOf(mewa), unknown)).toThrow('the registry has no unknown')
})

it('[B28] [S10] what is kept of a section is read without opening it, offline too, and never once the right is gone', async () => {
  const { server, olaId, olas, other, settled } = await setup()
  const account = mainAccountOf(mewa)
  await other.section.mutate('addCard', { cardId: 'card-0001', title: 'Router' })
  await settled()
  const kept = async ({ replica }: Pick<typeof other, 'replica'>) => {
    const content = await replica.kept.read(account, boardKind)
    return content === null ? null : [...content.card.values()].map(({ title }) => title)
  }
  expect(await kept(other)).toEqual(['Router'])
  await vi.waitFor(async () =>
    expect(await other.replica.kept.list()).toContainEqual({ accountId: account, key: boardKind.key }),
  )
  const databases = [...olas.browser.documents.databases.keys()]
  other.section.close()
  olas.setOnline(false)
  expect(await kept(other)).toEqual(['Router'])
  // A section of which nothing is kept gives nothing, and leaves nothing behind.
  expect(await other.replica.kept.read('account-unknown' as typeof account, boardKind)).toBe(null)
  expect([...olas.browser.documents.databases.keys()]).toEqual(databases)
  olas.setOnline(true)
  await server.change(takeMail(olaId))
  await vi.waitFor(async () => expect([await kept(other), await other.replica.kept.list()]).toEqual([null, []]))
  await vi.waitFor(() =>
    expect([...olas.browser.documents.databases.keys()].filter((name) => name.includes(board))).toEqual([]),
  )
})
