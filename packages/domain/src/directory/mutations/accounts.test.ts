import { describe, expect, it } from 'vitest'
import { runAs } from '../testing/run-as.ts'
import { account, sampleDirectory } from '../testing/sample-directory.ts'

const setup = () => {
  const directory = sampleDirectory()
  const run = (name: 'renameAccount' | 'archiveAccount' | 'restoreAccount', accountId: string, fields: object = {}) =>
    runAs(directory, 'admin', name, { accountId, ...fields })
  return { run }
}

const written = (record: object) => [{ kind: 'account', id: 'account-north', record }]
const north = account('account-north', { position: 1, name: 'North' })

describe('[A7] accounts', () => {
  it('[A7] a new name is written, the same name is not', () => {
    const { run } = setup()
    expect(run('renameAccount', 'account-north', { name: 'Północ' })).toEqual(written({ ...north, name: 'Północ' }))
    expect(run('renameAccount', 'account-north', { name: 'North' })).toEqual([])
  })

  it('[A7] a sub-account is archived and restored; twice is once', () => {
    const { run } = setup()
    expect(run('archiveAccount', 'account-north')).toEqual(written({ ...north, status: 'archived' }))
    expect(run('restoreAccount', 'account-north')).toEqual([])
    expect(run('archiveAccount', 'account-old')).toEqual([])
    expect(run('restoreAccount', 'account-old')).toEqual([
      {
        kind: 'account',
        id: 'account-old',
        record: account('account-old', { position: 3, name: 'Old', status: 'active' }),
      },
    ])
  })

  it('[A1] the main account is neither archived nor restored', () => {
    const { run } = setup()
    const fixed = { code: 'main-account-is-fixed', name: 'Mewa Telekom' }
    expect(run('archiveAccount', 'account-main')).toEqual(fixed)
    expect(run('restoreAccount', 'account-main')).toEqual(fixed)
  })

  it.each(['renameAccount', 'archiveAccount', 'restoreAccount'] as const)('[S6] %s of an unknown account', (name) => {
    expect(setup().run(name, 'account-unknown', { name: 'New' })).toEqual({
      code: 'unknown-account',
      recordId: 'account-unknown',
    })
  })
})
