import type { AccountId, ConversationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { expect, it } from 'vitest'
import type { ConversationQuery, ConversationRow } from '../store/conversation-row.ts'
import type { Store } from '../store/store.ts'
import { commit, directoryOf, mewa, mewaMain, orla, organization, register, section } from './store-samples.ts'

const orlaMain = 'orla-main' as AccountId

const row = (id: string, lastAt: number, parts: Partial<ConversationRow> = {}): ConversationRow => ({
  ...{ accountId: mewaMain, conversationId: id as ConversationId, subject: `Temat ${id}`, state: 'open' },
  ...{ startedBy: 'Halina', startedAt: lastAt, messages: 1, lastAt, unansweredSince: lastAt },
  ...{ request: null, undecided: false },
  ...parts,
})

const request = {
  number: 1,
  requested: { kind: 'change-phone' },
  state: 'sent',
} as unknown as ConversationRow['request']

/** S18: the list of conversations, which commits of mail sections keep up to date. */
export const conversationContract = (open: () => Promise<Store>): void => {
  const setup = async () => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain], accountNames: [{ accountId: mewaMain, name: 'Mewa' }] })
    await register(store, orla, { accounts: [orlaMain], accountNames: [{ accountId: orlaMain, name: 'Orla' }] })
    const orlaMail = documentName({ kind: 'section', accountId: orlaMain, key: 'mail' })
    await store.load(section)
    await store.load(orlaMail)
    const keep = (...conversations: ConversationRow[]) => store.append(commit(section, 0, { conversations }))
    const keepInOrla = (...conversations: ConversationRow[]) => store.append(commit(orlaMail, 0, { conversations }))
    const list = async (parts: Partial<ConversationQuery> = {}) =>
      (await store.conversations({ only: 'all', organizations: null, limit: 9, ...parts })).map(
        ({ conversationId, unansweredSince }) => [conversationId, unansweredSince],
      )
    return { store, keep, keepInOrla, list }
  }

  it('[DESIGN 11] conversations of all organisations are listed with their names, the newest first', async () => {
    const { store, keep, keepInOrla, list } = await setup()
    const requested = row('one', 5, { subject: null, request, undecided: true })
    await keep(requested, row('two', 7))
    await keepInOrla(row('three', 6, { accountId: orlaMain }))
    expect(await list()).toEqual([
      ['two', 7],
      ['three', 6],
      ['one', 5],
    ])
    expect(await list({ limit: 1 })).toEqual([['two', 7]])
    expect(await list({ organizations: [orla] })).toEqual([['three', 6]])
    const [listed] = await store.conversations({ only: 'undecided', organizations: null, limit: 9 })
    const { name } = organization(mewa)
    expect(listed).toEqual({ ...requested, organization: { id: mewa, name }, accountName: 'Mewa' })
    const renamed = { accountNames: [{ accountId: mewaMain, name: 'Mewa S.A.' }] }
    await store.append(commit(directoryOf(mewa), 1, renamed))
    expect((await store.conversations({ only: 'all', organizations: [mewa], limit: 1 }))[0]?.accountName).toBe(
      'Mewa S.A.',
    )
  })

  it('[DESIGN 11] a conversation waits since its first unanswered message, and no longer once it is answered', async () => {
    const { store, keep, list } = await setup()
    await keep(row('one', 5), row('two', 6), row('one', 8))
    expect(await list({ only: 'unanswered' })).toEqual([
      ['one', 5],
      ['two', 6],
    ])
    await keep(row('one', 9, { unansweredSince: null }))
    expect(await list({ only: 'unanswered' })).toEqual([['two', 6]])
    await keep(row('one', 11), row('three', 4, { request, undecided: true, unansweredSince: null }))
    expect(await list({ only: 'unanswered' })).toEqual([
      ['two', 6],
      ['one', 11],
    ])
    expect(await store.conversationCounts(null)).toEqual({ unanswered: 2, undecided: 1 })
    expect(await store.conversationCounts([mewa])).toEqual({ unanswered: 2, undecided: 1 })
    expect(await store.conversationCounts([orla])).toEqual({ unanswered: 0, undecided: 0 })
    expect([await store.conversationCounts([]), await list({ organizations: [] })]).toEqual([
      { unanswered: 0, undecided: 0 },
      [],
    ])
  })

  it('[DESIGN 7] the conversations of an organisation are removed with it', async () => {
    const { store, keep, keepInOrla, list } = await setup()
    await keep(row('one', 5))
    await keepInOrla(row('two', 6, { accountId: orlaMain }))
    await store.removeOrganization(mewa)
    expect(await list()).toEqual([['two', 6]])
    await store.removeOrganization(orla)
    expect(await store.conversationCounts(null)).toEqual({ unanswered: 0, undecided: 0 })
  })
}
