import { resolve } from 'node:path'
import * as v from 'valibot'
import { ipNetworkIn } from '../rate-limit/ip-address.ts'

/** The operator's settings. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** A PostgreSQL database; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null
  /** An origin, without a path; null: derived from host and port once the port is known. */
  readonly publicUrl: string | null
  /** Null: each mail becomes a file in the data folder. */
  readonly smtpUrl: string | null
  readonly registration: 'open' | 'operator'
  /** Null: created, and kept in the data folder. */
  readonly secret: string | null
  /** Addresses and networks of proxies whose `X-Forwarded-For` is trusted, beside those on this machine. */
  readonly trustedProxies: readonly string[]
  /** Networks beside the internet to which webhooks may be sent. */
  readonly outboundNetworks: readonly string[]
  /** Null: none are made. */
  readonly nightlyBackup: NightlyBackupSettings | null
  /** Null: no metrics are served. */
  readonly metrics: MetricsSettings | null
  /** The host's OpenID provider; null: people sign in here alone. */
  readonly singleSignOn: SingleSignOnSettings | null
}

export interface SingleSignOnSettings {
  /** As the provider names itself, without a slash at the end. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it. */
  readonly name: string
}

export interface MetricsSettings {
  readonly host: string
  readonly port: number
}

export interface NightlyBackupSettings {
  /** Absolute. Each backup is a folder in it. */
  readonly dir: string
  /** How many days a backup is kept. */
  readonly days: number
  /** Of Warsaw, from 0 to 23. */
  readonly hour: number
}

/** A wrong setting. The message is one line, names the setting, and never repeats its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads the settings from the environment. An empty value counts as absent.
 *
 * @example readSettings({ PORT: '4400', KONTOR_PUBLIC_URL: 'https://kontor.example.org' })
 */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = v.safeParse(EnvironmentSchema, given, { abortEarly: true })
  if (!result.success) throw new SettingsError(result.issues[0].message)
  const { output } = result
  return {
    port: output.PORT,
    host: output.HOST,
    dataDir: resolve(output.KONTOR_DATA_DIR),
    databaseUrl: output.KONTOR_DATABASE_URL ?? null,
    publicUrl: output.KONTOR_PUBLIC_URL ?? null,
    smtpUrl: output.KONTOR_SMTP_URL ?? null,
    registration: output.KONTOR_REGISTRATION,
    secret: output.KONTOR_SECRET ?? null,
    trustedProxies: output.KONTOR_TRUSTED_PROXIES,
    outboundNetworks: output.KONTOR_OUTBOUND_NETWORKS,
    nightlyBackup:
      output.KONTOR_BACKUP_DIR === undefined
        ? null
        : {
            dir: resolve(output.KONTOR_BACKUP_DIR),
            days: output.KONTOR_BACKUP_DAYS,
            hour: output.KONTOR_BACKUP_HOUR,
          },
    metrics:
      output.KONTOR_METRICS_PORT === undefined
        ? null
        : { host: output.KONTOR_METRICS_HOST, port: output.KONTOR_METRICS_PORT },
    singleSignOn: singleSignOnIn(output),
  }
}

/** All of it or nothing: half of it would start a server on which no one can sign in that way. */
const singleSignOnIn = (
  output: Pick<
    v.InferOutput<typeof EnvironmentSchema>,
    'KONTOR_OIDC_ISSUER' | 'KONTOR_OIDC_CLIENT_ID' | 'KONTOR_OIDC_CLIENT_SECRET' | 'KONTOR_OIDC_NAME'
  >,
): SingleSignOnSettings | null => {
  const names = ['KONTOR_OIDC_ISSUER', 'KONTOR_OIDC_CLIENT_ID', 'KONTOR_OIDC_CLIENT_SECRET'] as const
  const given = names.filter((name) => output[name] !== undefined)
  const missing = names.find((name) => output[name] === undefined)
  if (given[0] !== undefined && missing !== undefined)
    throw new SettingsError(`${missing} is missing: ${given[0]} needs it.`)
  const [issuer = '', clientId = '', clientSecret = ''] = names.map((name) => output[name])
  if (given.length === 0) return null
  return { issuer, clientId, clientSecret, name: output.KONTOR_OIDC_NAME ?? new URL(issuer).hostname }
}

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

const isOrigin = (text: string): boolean => {
  const url = urlOf(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false
  return url.href === `${url.origin}/` && url.username === ''
}

/** Tokens come from there, so plain HTTP is for providers on this machine. */
const isIssuer = (text: string): boolean => {
  const url = urlOf(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

const isSmtpUrl = (text: string): boolean => {
  const url = urlOf(text)
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== ''
}

const isPostgresUrl = (text: string): boolean => {
  const url = urlOf(text)
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1
}

const addressList = (text: string): string[] =>
  text
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')

const networks = (name: string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.transform(addressList),
    v.check(
      (list) => list.every((network) => ipNetworkIn(network) !== null),
      `${name} must be a list of IP addresses and networks such as 172.16.0.0/12, with commas between them.`,
    ),
  )

const wholeNumber = (name: string, { from, to, otherwise }: { from: number; to: number; otherwise: string }) =>
  v.pipe(
    v.optional(v.string(), otherwise),
    v.check(
      (text) => /^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `${name} must be a whole number from ${from} to ${to}.`,
    ),
    v.transform(Number),
  )

const portOf = (name: string) =>
  v.pipe(
    v.string(),
    v.check((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, `${name} must be a number from 0 to 65535.`),
    v.transform(Number),
  )

const hostOf = (name: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9.:-]+$/, `${name} must be an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0.`),
  )

const EnvironmentSchema = v.object({
  PORT: v.optional(portOf('PORT'), '4400'),
  HOST: v.optional(hostOf('HOST'), '127.0.0.1'),
  KONTOR_DATA_DIR: v.optional(v.string(), 'data'),
  KONTOR_DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isPostgresUrl, 'KONTOR_DATABASE_URL must look like postgres://user:password@host:port/database.'),
    ),
  ),
  KONTOR_PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        isOrigin,
        'KONTOR_PUBLIC_URL must begin with http:// or https:// and have no path, such as https://kontor.example.org.',
      ),
      v.transform((text) => new URL(text).origin),
    ),
  ),
  KONTOR_SMTP_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isSmtpUrl, 'KONTOR_SMTP_URL must look like smtp://user:password@host:port or smtps://….'),
    ),
  ),
  KONTOR_REGISTRATION: v.optional(
    v.picklist(['open', 'operator'], 'KONTOR_REGISTRATION must be open or operator.'),
    'open',
  ),
  KONTOR_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'KONTOR_SECRET must have at least 32 characters.'))),
  KONTOR_TRUSTED_PROXIES: networks('KONTOR_TRUSTED_PROXIES'),
  KONTOR_OUTBOUND_NETWORKS: networks('KONTOR_OUTBOUND_NETWORKS'),
  KONTOR_BACKUP_DIR: v.optional(v.string()),
  KONTOR_BACKUP_DAYS: wholeNumber('KONTOR_BACKUP_DAYS', { from: 1, to: 3650, otherwise: '14' }),
  KONTOR_BACKUP_HOUR: wholeNumber('KONTOR_BACKUP_HOUR', { from: 0, to: 23, otherwise: '3' }),
  KONTOR_OIDC_ISSUER: v.optional(
    v.pipe(
      v.string(),
      v.check(
        isIssuer,
        'KONTOR_OIDC_ISSUER must be the address of an OpenID provider, such as https://login.example.org.',
      ),
      v.transform((issuer) => issuer.replace(/\/+$/, '')),
    ),
  ),
  KONTOR_OIDC_CLIENT_ID: v.optional(v.string()),
  KONTOR_OIDC_CLIENT_SECRET: v.optional(v.string()),
  KONTOR_OIDC_NAME: v.optional(
    v.pipe(v.string(), v.trim(), v.maxLength(40, 'KONTOR_OIDC_NAME must have at most 40 characters.')),
  ),
  KONTOR_METRICS_PORT: v.optional(portOf('KONTOR_METRICS_PORT')),
  KONTOR_METRICS_HOST: v.optional(hostOf('KONTOR_METRICS_HOST'), '127.0.0.1'),
})
