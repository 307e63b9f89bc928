import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

/** Chromium without a window's furniture, which opens a page in half the time. Debian's package of that name has it. */
const headlessShell = '/usr/bin/chromium-headless-shell'
const systemChromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** No calls to the browser's maker, which a closed network refuses many times at every start, and no second process to draw. */
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--in-process-gpu',
]

/** The system's headless shell, or the one that comes inside a package (Linux x64), or the system's Chromium. */
export const browserLaunch = async (): Promise<LaunchOptions> => {
  if (existsSync(headlessShell)) return { executablePath: headlessShell, args: quiet }
  const system = systemChromium.find((path) => existsSync(path))
  if (system !== undefined && (process.platform !== 'linux' || process.arch !== 'x64'))
    return { executablePath: system, args: quiet }
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return { executablePath: await chromium.executablePath(), args: [...quiet, '--headless=shell'] }
}

/** The system's whole Chromium, where there is one: it shows notifications, which the shell does not. */
export const wholeBrowserLaunch = async (): Promise<LaunchOptions> => {
  const system = systemChromium.find((path) => existsSync(path))
  if (system === undefined) return browserLaunch()
  return { executablePath: system, args: [...quiet, '--headless=new'], ignoreDefaultArgs: ['--headless'] }
}
