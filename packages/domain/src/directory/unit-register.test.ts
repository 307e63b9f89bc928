import { expect, it } from 'vitest'
import { emptyDirectory } from './directory.ts'
import type { ContractTerm } from './records.ts'
import { sampleDirectory, unit } from './testing/sample-directory.ts'
import { unitRegister } from './unit-register.ts'

const setup = () => {
  const directory = sampleDirectory('hospitality')
  const { organization } = directory
  if (organization === null) throw new Error('the sample is registered')
  directory.unit.clear()
  const [first, second] = [...directory.account.values()]
  if (first === undefined || second === undefined) throw new Error('the sample has two accounts')
  const have = (id: string, accountId: string, identifier: string, name: string | null = null) =>
    directory.unit.set(id as never, { ...unit(id, accountId, identifier), name })
  const terms = [{ identifier: 'HTL 2', from: '2026-12-01', until: '2026-12-31' }] as ContractTerm[]
  directory.organization = { ...organization, contract: { number: 'K/1', units: ['HTL 1', 'HTL 2', 'HTL 3'], terms } }
  return { directory, first, second, have }
}

it('[B18] the register names each unit once: its account, its name, its days, and whether the contract has it', () => {
  const { directory, first, second, have } = setup()
  have('unit-1', first.id, 'htl 1', 'Dwór')
  have('unit-2', second.id, 'HTL 2')
  have('unit-9', second.id, 'HTL 9')
  directory.account.set(second.id, { ...second, status: 'archived' })
  const none = { from: null, until: null }
  const of = ({ id, name }: typeof first, status: 'active' | 'archived') => ({ id, name, status })
  expect(unitRegister(directory)).toEqual([
    { identifier: 'HTL 1', name: 'Dwór', account: of(first, 'active'), inContract: true, ...none },
    {
      ...{ identifier: 'HTL 2', name: null, account: of(second, 'archived'), inContract: true },
      ...{ from: '2026-12-01', until: '2026-12-31' },
    },
    { identifier: 'HTL 3', name: null, account: null, inContract: true, ...none },
    { identifier: 'HTL 9', name: null, account: of(second, 'archived'), inContract: false, ...none },
  ])
})

it('[B18] before an organisation is registered, its register is empty', () => {
  expect(unitRegister(emptyDirectory())).toEqual([])
})
