import { expect, it } from 'vitest'
import { limits } from '../../kernel/limits.ts'
import { parseArguments } from '../../kernel/parse-arguments.ts'
import { projectDirectory } from './mutations/project-directory.ts'
import { refuseRange } from './phone-numbers.ts'
import { openSample, surroundings } from './testing/sample-processes.ts'

it('[S11] a range has at most the numbers of a block', () => {
  const { numbersPerBlock } = limits.processes
  const last = (count: number) => `+48${552_470_000 + count - 1}`
  const codeOf = (count: number) => refuseRange({ from: '+48552470000', to: last(count) }, 'fnp')?.code ?? null
  expect([codeOf(numbersPerBlock), codeOf(numbersPerBlock + 1)]).toEqual([null, 'range-across-blocks'])
})

it('[S11] an explanation is taken at its bound, and refused one past it', () => {
  const { openSimple, move } = openSample()
  openSimple('0001')
  const max = limits.processes.explanationLengthMax
  const cancel = (length: number) => move('0001', 'cancel', { reason: 'other', explanation: 'ż'.repeat(length) })
  expect([cancel(max + 1), cancel(max)]).toEqual([
    { code: 'invalid-arguments', issues: [{ path: 'explanation', reason: 'too-long' }] },
    null,
  ])
})

it('[S11] the lists that the server takes from a directory are bounded, by more than those of people', () => {
  const colleagues = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `member-${at}`.padEnd(12, '0'), name: 'Anna' }))
  const problem = (count: number) => {
    const args = { ...surroundings, colleagues: colleagues(count) }
    const parsed = parseArguments(projectDirectory.arguments, args, true)
    return 'refusal' in parsed ? parsed.refusal : null
  }
  const max = limits.board.projectedPerListMax
  expect([problem(max), problem(max + 1)]).toEqual([
    null,
    { code: 'invalid-arguments', issues: [{ path: 'colleagues', reason: 'too-many' }] },
  ])
})

it('[S11] an account has a bounded number of processes', () => {
  const { open, processes, openSimple, process } = openSample()
  openSimple('0001')
  const max = limits.board.recordsPerKindMax.process
  const one = process('0001')
  // As large as it may be, without as many records.
  Object.defineProperty(processes.process, 'size', { value: max })
  expect(open('0002')).toEqual({ code: 'too-many-records', kind: 'process', max })
  expect(one.number).toBe(1)
})
