import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readSettings, SettingsError, type Settings } from './settings.ts'

const defaults: Settings = {
  port: 4400,
  host: '127.0.0.1',
  dataDir: resolve('data'),
  databaseUrl: null,
  publicUrl: null,
  smtpUrl: null,
  registration: 'open',
  secret: null,
  trustedProxies: [],
  outboundNetworks: [],
  nightlyBackup: null,
  metrics: null,
  singleSignOn: null,
}

it('[DESIGN 7] without any setting the server starts on this machine, with its data beside it', () => {
  expect(readSettings({})).toEqual(defaults)
})

it('[DESIGN 7] an empty value counts as absent', () => {
  expect(
    readSettings({
      PORT: '',
      KONTOR_PUBLIC_URL: '',
      KONTOR_SECRET: '',
      KONTOR_OUTBOUND_NETWORKS: '',
      KONTOR_TRUSTED_PROXIES: '',
      KONTOR_BACKUP_DIR: '',
      KONTOR_BACKUP_DAYS: '',
      KONTOR_METRICS_PORT: '',
    }),
  ).toEqual(defaults)
})

it('[DESIGN 7] every setting is read', () => {
  expect(
    readSettings({
      PORT: '80',
      HOST: '0.0.0.0',
      KONTOR_DATA_DIR: '/var/lib/kontor',
      KONTOR_PUBLIC_URL: 'https://Kontor.Example.org/',
      KONTOR_DATABASE_URL: '',
      KONTOR_SMTP_URL: 'smtps://user:secret@mail.example.org:465?from=kontor@example.org',
      KONTOR_REGISTRATION: 'operator',
      KONTOR_SECRET: 'x'.repeat(32),
      KONTOR_OUTBOUND_NETWORKS: '192.168.7.0/24',
      KONTOR_TRUSTED_PROXIES: '10.0.0.1, fd00::1, 172.16.0.0/12',
      KONTOR_BACKUP_DIR: '/var/backups/kontor',
      KONTOR_BACKUP_DAYS: '30',
      KONTOR_BACKUP_HOUR: '0',
      KONTOR_OIDC_ISSUER: 'https://login.example.org/realms/office/',
      KONTOR_OIDC_CLIENT_ID: 'kontor',
      KONTOR_OIDC_CLIENT_SECRET: 'a secret',
      KONTOR_OIDC_NAME: ' Konto firmowe ',
      KONTOR_METRICS_PORT: '9464',
      KONTOR_METRICS_HOST: '0.0.0.0',
      HOME: '/somewhere',
    }),
  ).toEqual({
    port: 80,
    host: '0.0.0.0',
    dataDir: '/var/lib/kontor',
    databaseUrl: null,
    publicUrl: 'https://kontor.example.org',
    smtpUrl: 'smtps://user:secret@mail.example.org:465?from=kontor@example.org',
    registration: 'operator',
    secret: 'x'.repeat(32),
    outboundNetworks: ['192.168.7.0/24'],
    trustedProxies: ['10.0.0.1', 'fd00::1', '172.16.0.0/12'],
    nightlyBackup: { dir: '/var/backups/kontor', days: 30, hour: 0 },
    metrics: { host: '0.0.0.0', port: 9464 },
    singleSignOn: {
      issuer: 'https://login.example.org/realms/office',
      clientId: 'kontor',
      clientSecret: 'a secret',
      name: 'Konto firmowe',
    },
  })
})

it.each([
  ['PORT', 'eighty'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '80.5'],
  ['HOST', 'not a host'],
  ['KONTOR_METRICS_PORT', '99999'],
  ['KONTOR_OIDC_ISSUER', 'office.example.net'],
  ['KONTOR_OIDC_ISSUER', 'http://office.example.net'],
  ['KONTOR_OIDC_ISSUER', 'https://office.example.net/?x=1'],
  ['KONTOR_OIDC_NAME', 'n'.repeat(41)],
  ['KONTOR_PUBLIC_URL', 'office.example.net'],
  ['KONTOR_PUBLIC_URL', 'ftp://office.example.net'],
  ['KONTOR_PUBLIC_URL', 'https://office.example.net/console'],
  ['KONTOR_PUBLIC_URL', 'https://someone@office.example.net'],
  ['KONTOR_SMTP_URL', 'https://office.example.net'],
  ['KONTOR_SMTP_URL', 'office.example.net:25'],
  ['KONTOR_REGISTRATION', 'closed'],
  ['KONTOR_BACKUP_DAYS', 'fourteen'],
  ['KONTOR_BACKUP_DAYS', '9999'],
  ['KONTOR_BACKUP_HOUR', '24'],
  ['KONTOR_BACKUP_HOUR', '3:00'],
  ['KONTOR_SECRET', 'too-short'],
  ['KONTOR_TRUSTED_PROXIES', '10.0.0.1, proxy'],
  ['KONTOR_TRUSTED_PROXIES', '172.16.0.0/33'],
  ['KONTOR_TRUSTED_PROXIES', '192.168.0.0/'],
  ['KONTOR_TRUSTED_PROXIES', '127.1'],
])('[DESIGN 7] a wrong %s stops the start with one line that names it and hides its value', (name, value) => {
  const reading = () => readSettings({ [name]: value })
  expect(reading).toThrow(SettingsError)
  expect(reading).toThrow(new RegExp(`^${name} must [^\\n]+\\.$`))
  expect(reading).not.toThrow(value)
})

it('[DESIGN 14] a PostgreSQL database is named by its address', () => {
  const url = 'postgres://kontor:secret@db.example.org:5432/kontor'
  expect(readSettings({ KONTOR_DATABASE_URL: url })).toEqual({ ...defaults, databaseUrl: url })
})

it('[ISSUE 11] half of the settings of an OpenID provider stops the start, and says what is missing', () => {
  const issuer = { KONTOR_OIDC_ISSUER: 'https://login.example.org' }
  expect(() => readSettings(issuer)).toThrow('KONTOR_OIDC_CLIENT_ID is missing: KONTOR_OIDC_ISSUER needs it.')
  expect(() => readSettings({ KONTOR_OIDC_CLIENT_SECRET: 'x' })).toThrow(
    'KONTOR_OIDC_ISSUER is missing: KONTOR_OIDC_CLIENT_SECRET needs it.',
  )
  const all = { ...issuer, KONTOR_OIDC_CLIENT_ID: 'kontor', KONTOR_OIDC_CLIENT_SECRET: 'x' }
  expect(readSettings(all).singleSignOn?.name).toBe('login.example.org')
})
