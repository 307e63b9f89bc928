import { describe, expect, it } from 'vitest'
import { limits } from '../../../kernel/limits.ts'
import type { MemberId } from '../../../kernel/ids.ts'
import { viewsFor } from '../../board/views.ts'
import { openSample } from '../testing/sample-processes.ts'

const view = { viewId: 'view-0001', name: 'Po terminie', shared: false, query: 'late=1&order=due&columns=a%2Cb' }

describe('[ISSUE 9] a saved view', () => {
  it('[ISSUE 9] is offered to its owner, and to all when it is shared', () => {
    const { send, processes } = openSample()
    expect(send('saveView', view)).toBe(null)
    expect(send('saveView', { ...view, viewId: 'view-0002', name: 'FNP', shared: true }, { who: 'jan' })).toBe(null)
    const offered = (who: string) => viewsFor(processes, `member-${who}` as MemberId).map(({ name }) => name)
    expect([offered('anna'), offered('jan'), offered('owner')]).toEqual([['FNP', 'Po terminie'], ['FNP'], ['FNP']])
  })

  it('[ISSUE 9] is changed and removed by its owner; a shared one by administrators too', () => {
    const { send, processes } = openSample()
    send('saveView', view)
    const refusal = { code: 'not-your-view', view: 'Po terminie', name: 'Member anna' }
    expect(send('changeView', { viewId: 'view-0001', name: 'X' }, { who: 'owner' })).toEqual(refusal)
    expect(send('changeView', { viewId: 'view-0001', shared: true })).toBe(null)
    expect(send('removeView', { viewId: 'view-0001' }, { who: 'jan' })).toEqual(refusal)
    expect(send('changeView', { viewId: 'view-0001', query: '' }, { who: 'owner' })).toBe(null)
    expect([...processes.view.values()]).toMatchObject([{ name: 'Po terminie', shared: true, query: '' }])
    expect(send('removeView', { viewId: 'view-0001' }, { who: 'owner' })).toBe(null)
    expect(send('removeView', { viewId: 'view-0001' })).toEqual({ code: 'unknown-view', recordId: 'view-0001' })
  })

  it('[ISSUE 9] has a name that no other view in the person’s list has', () => {
    const { send } = openSample()
    send('saveView', view)
    const taken = { code: 'view-name-taken', view: 'Po terminie' }
    expect(send('saveView', { ...view, viewId: 'view-0002', name: 'po  TERMINIE' })).toEqual(taken)
    expect(send('saveView', { ...view, viewId: 'view-0002' }, { who: 'jan' })).toBe(null)
    send('changeView', { viewId: 'view-0001', shared: true })
    expect(send('changeView', { viewId: 'view-0002', shared: true }, { who: 'jan' })).toEqual(taken)
  })

  it.each([
    ['markup', { query: '<script>' }, 'query', 'not-a-query'],
    ['a text that is too long', { query: 'a'.repeat(limits.board.viewQueryLengthMax + 1) }, 'query', 'too-long'],
    ['an empty name', { name: ' ' }, 'name', 'empty'],
  ])('[ISSUE 9] is refused with %s', (_what, fields, path, reason) => {
    expect(openSample().send('saveView', { ...view, ...fields })).toMatchObject({ issues: [{ path, reason }] })
  })

  it('[S11] a person has a bounded number of views', () => {
    const { send } = openSample()
    const max = limits.board.viewsPerPersonMax
    for (let at = 0; at < max; at += 1) send('saveView', { ...view, viewId: `view-own-${at}`, name: `View ${at}` })
    expect(send('saveView', view)).toEqual({ code: 'too-many-views', max })
    expect(send('saveView', view, { who: 'jan' })).toBe(null)
  })
})
