import { expect, it } from 'vitest'
import { documentLimits } from '../../packages/document/src/limits.ts'
import { limits } from '../../packages/domain/src/kernel/limits.ts'
import { wireLimits } from '../../packages/protocol/src/limits.ts'
import { replicaLimits } from '../../packages/replica/src/limits.ts'
import { serverLimits } from '../../sync-server/src/limits.ts'
import { rateRules } from '../../sync-server/src/rate-limit/rate-rules.ts'
import { filesBelow, textOf } from './source-files.ts'

const bounds = { limits, wireLimits, replicaLimits, documentLimits, serverLimits, rateRules }

const tests = ['packages', 'sync-server', 'tests'].flatMap((folder) => filesBelow(folder, ['.test.ts']))
const text = tests.map((path) => textOf(path)).join('\n')

it.each(Object.entries(bounds))('[S11] every bound in %s is named by a test that goes to it', (name, bound) => {
  const unnamed = Object.keys(bound).filter((key) => !new RegExp(`\\b${name}\\.${key}\\b`).test(text))
  expect(unnamed).toEqual([])
})

it('[S11] bounds are in these files and no others', () => {
  const files = filesBelow('packages', ['limits.ts']).concat(filesBelow('sync-server', ['limits.ts', 'rate-rules.ts']))
  expect(files).toEqual([
    'packages/document/src/limits.ts',
    'packages/domain/src/kernel/limits.ts',
    'packages/protocol/src/limits.ts',
    'packages/replica/src/limits.ts',
    'sync-server/src/limits.ts',
    'sync-server/src/rate-limit/rate-rules.ts',
  ])
})
