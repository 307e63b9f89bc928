import type { Settings } from './settings.ts'

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

const written = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** The address that people use: the setting, or else where the server listens. */
export const publicUrlOf = (settings: Settings, port: number): string => {
  if (settings.publicUrl !== null) return settings.publicUrl
  const host = ['0.0.0.0', '::'].includes(settings.host) ? 'localhost' : written(settings.host)
  return new URL(`http://${host}:${port}`).origin
}

/** Whether the server listens to this machine alone. */
const listensToItself = (host: string): boolean => loopbackNames.includes(written(host))

/**
 * The origins that a page may write from. A server that listens to this machine alone accepts all of the machine's own
 * names.
 */
export const allowedOrigins = (settings: Settings, port: number): readonly string[] => {
  const origins = [publicUrlOf(settings, port)]
  if (listensToItself(settings.host))
    origins.push(...loopbackNames.map((name) => new URL(`http://${name}:${port}`).origin))
  return [...new Set(origins)]
}
