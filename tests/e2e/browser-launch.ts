import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A closed network would otherwise be asked many times at every start. */
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The system's Chromium, or the one that comes inside a package (Linux x64) where there is none. */
export const browserLaunch = async (): Promise<LaunchOptions> => {
  const system = systemChromium.find((path) => existsSync(path))
  if (system !== undefined) return { executablePath: system, args: quiet }
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return { executablePath: await chromium.executablePath(), args: [...quiet, '--headless=shell', '--disable-gpu'] }
}
