import { SettingsError } from '../settings/settings.ts'
import { operate } from './operate.ts'
import { OperatorError } from './operator-error.ts'

// Whatever it writes holds people's data: for this user alone.
process.umask(0o077)
try {
  process.stdout.write(`${await operate(process.argv.slice(2), process.env)}\n`)
} catch (error) {
  process.stderr.write(`${oneLine(error)}\n`)
  process.exitCode = 1
}

/** What the operator can mend is one line; so is what the system refuses; anything else is a bug, with its place. */
function oneLine(error: unknown): string {
  if (error instanceof OperatorError || error instanceof SettingsError) return error.message
  const { code, message, stack } = error as NodeJS.ErrnoException
  return code === undefined ? String(stack) : `It did not work (${code}): ${message.split('\n')[0]}`
}
