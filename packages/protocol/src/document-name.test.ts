import { kinds, type SectionKind } from '@kontor/domain'
import { expect, test } from 'vitest'
import { documentName, parseDocumentName, type DocumentAddress } from './document-name.ts'

test('[A3] every address has one name, which leads back to it', () => {
  const addresses = [
    { kind: 'directory', organizationId: 'organization-mewa' },
    { kind: 'section', accountId: 'account-main', key: 'mail' },
    { kind: 'access', loginId: 'login-anna-0001' },
  ] as unknown as DocumentAddress[]
  expect(addresses.map(documentName)).toEqual([
    'directory/organization-mewa',
    'section/account-main.mail',
    'access/login-anna-0001',
  ])
  expect(addresses.map((address) => parseDocumentName(documentName(address), kinds))).toEqual(addresses)
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
    'section/account-main.constructor',
    'section/account-main.mail+telepathy',
    'section/account-main.mail.more',
    'access/login anna',
    'Directory/organization-mewa',
    'profile/organization-mewa',
  ]
  expect(names.map((name) => parseDocumentName(name, kinds))).toEqual(names.map(() => null))
})

test('[DESIGN 9] the keys of sections are those of the registry', () => {
  const { mail } = kinds.sections
  const messages = { ...mail, key: 'mail+units', needs: ['mail', 'units'] } as SectionKind
  const sections = { ...kinds.sections, [messages.key]: messages }
  const name = 'section/account-main.mail+units'
  const address = parseDocumentName(name, { sections })
  expect(address).toEqual({ kind: 'section', accountId: 'account-main', key: 'mail+units' })
  expect(address && documentName(address)).toBe(name)
})
