import { describe, expect, it } from 'vitest'
import { combTeeth, shortComb, type CombAccount } from './comb-teeth.ts'

const setup = (subAccounts: number): readonly CombAccount[] =>
  ['main', ...Array.from({ length: subAccounts }, (_, index) => `sub-${index}`)].map((id) => ({ id, name: id }))
const states = (reach: Omit<Parameters<typeof combTeeth>[0], 'accounts'>) =>
  combTeeth({ accounts: setup(3), ...reach }).map(({ state }) => state)

describe('the comb', () => {
  it('[SCREENS] [A10] shows ink where a person has access, hollow elsewhere, and keeps the order of creation', () => {
    expect(combTeeth({ accounts: setup(2), reached: new Set(['sub-1', 'main']) })).toEqual([
      { id: 'main', name: 'main', state: 'on' },
      { id: 'sub-0', name: 'sub-0', state: 'off' },
      { id: 'sub-1', name: 'sub-1', state: 'on' },
    ])
  })

  it('[SCREENS] colours the account in question only with access to it', () => {
    expect(states({ reached: new Set(['sub-0']), here: 'sub-0' })).toEqual(['off', 'here', 'off', 'off'])
    expect(states({ reached: new Set(['sub-0']), here: 'sub-1' })).toEqual(['off', 'on', 'off', 'off'])
  })

  it('[SCREENS] shows a waiting change before everything else', () => {
    expect(states({ reached: new Set(['sub-0']), here: 'sub-0', waiting: new Set(['sub-0', 'sub-2']) })).toEqual([
      'off',
      'wait',
      'off',
      'wait',
    ])
  })

  it('[SCREENS] shows as suspended what a suspended person would have access to', () => {
    expect(states({ reached: new Set(['main']), here: 'main', suspended: true })).toEqual(['held', 'off', 'off', 'off'])
  })

  it('[SCREENS] shows up to twelve sub-accounts as teeth, and past that the number of them with access', () => {
    expect(shortComb(combTeeth({ accounts: setup(12), reached: new Set() }))).toBeNull()
    expect(shortComb(combTeeth({ accounts: setup(13), reached: new Set(['main', 'sub-1', 'sub-2']) }))).toEqual({
      reached: 2,
      total: 13,
    })
  })
})
