import { expect, test } from 'vitest'
import { documentName, parseDocumentName, type DocumentAddress } from './document-name.ts'

test('[A3] every address has one name, which leads back to it', () => {
  const addresses = [
    { kind: 'directory', organizationId: 'organization-mewa' },
    { kind: 'section', accountId: 'account-main', right: 'mail' },
    { kind: 'access', loginId: 'login-anna-0001' },
  ] as unknown as DocumentAddress[]
  expect(addresses.map(documentName)).toEqual([
    'directory/organization-mewa',
    'section/account-main.mail',
    'access/login-anna-0001',
  ])
  expect(addresses.map((address) => parseDocumentName(documentName(address)))).toEqual(addresses)
})

test('[A3] anything else names no document', () => {
  const names = [
    '',
    'directory',
    'directory/',
    'directory/short',
    'directory/organization-mewa/more',
    'directory/../access',
    'section/account-main',
    'section/account-main.',
    'section/account-main.telepathy',
    'section/account-main.mail.more',
    'access/login anna',
    'Directory/organization-mewa',
    'profile/organization-mewa',
  ]
  expect(names.map(parseDocumentName)).toEqual(names.map(() => null))
})
