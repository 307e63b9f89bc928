import type { LoginId } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { OperatorLink, Operators } from '../operators/operators.ts'
import { halina, mewa, orla } from './store-samples.ts'

const damian = 'login-damian' as LoginId
const iga = 'login-iga' as LoginId
const first = { loginId: damian, addedAt: 10, addedBy: null }
const second = { loginId: iga, addedAt: 20, addedBy: damian }
const link = (changes: Partial<OperatorLink> = {}): OperatorLink => ({
  tokenHash: 'hash-1',
  email: 'iga@latarnia.example',
  madeBy: damian,
  expiresAt: 100,
  usedAt: null,
  ...changes,
})

/** Who runs the server for others. */
export const operatorContract = (open: () => Promise<Operators>): void => {
  it('[DESIGN 11] there is one first operator, however many try', async () => {
    const operators = await open()
    expect(await operators.has(damian)).toBe(false)
    const tries = [first, { ...first, loginId: iga }].map((operator) => operators.addFirst(operator))
    expect(await Promise.all(tries)).toEqual([true, false])
    expect([await operators.has(damian), await operators.has(iga)]).toEqual([true, false])
    expect(await operators.list()).toEqual([first])
  })

  it('[DESIGN 11] a link adds one operator, once, and only until it expires', async () => {
    const operators = await open()
    await operators.addFirst(first)
    await operators.addLink(link())
    expect(await operators.openLinks(50)).toEqual([link()])
    expect(await operators.addByLink('hash-1', { ...second, addedAt: 100 })).toBe(false)
    expect(await operators.addByLink('hash-2', second)).toBe(false)
    const tries = [second, { ...second, loginId: halina }].map((each) => operators.addByLink('hash-1', each))
    expect(await Promise.all(tries)).toEqual([true, false])
    expect(await operators.list()).toEqual([first, second])
    expect([await operators.link('hash-1'), await operators.link('hash-2')]).toEqual([link({ usedAt: 20 }), null])
    expect(await operators.openLinks(50)).toEqual([])
  })

  it('[DESIGN 11] a new link to an e-mail ends the one before, and links are taken back; a used one is remembered', async () => {
    const operators = await open()
    await operators.addFirst(first)
    await operators.addLink(link())
    await operators.addLink(link({ tokenHash: 'hash-2', expiresAt: 200 }))
    await operators.addLink(link({ tokenHash: 'hash-3', email: 'ola@latarnia.example' }))
    expect((await operators.openLinks(50)).map(({ tokenHash }) => tokenHash)).toEqual(['hash-3', 'hash-2'])
    expect(await operators.link('hash-1')).toBe(null)
    await operators.addByLink('hash-2', second)
    await operators.removeLinks('iga@latarnia.example')
    await operators.removeLinks('ola@latarnia.example')
    expect(await operators.link('hash-2')).toEqual(link({ tokenHash: 'hash-2', expiresAt: 200, usedAt: 20 }))
    expect(await operators.openLinks(50)).toEqual([])
  })

  it('[DESIGN 11] an operator is removed, but never the last one', async () => {
    const operators = await open()
    await operators.addFirst(first)
    expect(await operators.remove(damian)).toBe(false)
    await operators.addLink(link())
    await operators.addByLink('hash-1', second)
    expect([await operators.remove(damian), await operators.remove(iga)]).toEqual([true, false])
    expect(await operators.list()).toEqual([second])
  })

  it('[DESIGN 11] a limited operator is no operator of the server, which still waits for its first', async () => {
    const operators = await open()
    await operators.limit(iga, [orla, mewa])
    expect([await operators.limits(iga), await operators.limits(damian)]).toEqual([[mewa, orla].toSorted(), []])
    expect([await operators.has(iga), await operators.list()]).toEqual([false, []])
    expect(await operators.addFirst(first)).toBe(true)
    expect(await operators.remove(damian)).toBe(false)
    await operators.limit(iga, [orla])
    expect(await operators.limits(iga)).toEqual([orla])
    await operators.limit(iga, [])
    expect(await operators.limits(iga)).toEqual([])
  })
}
