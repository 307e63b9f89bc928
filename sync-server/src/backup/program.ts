import { SettingsError } from '../settings/settings.ts'
import { operate } from './operate.ts'
import { OperatorError } from './operator-error.ts'

// Files that it writes hold people's data: only this user may read them.
process.umask(0o077)
try {
  process.stdout.write(`${await operate(process.argv.slice(2), process.env)}\n`)
} catch (error) {
  process.stderr.write(`${oneLine(error)}\n`)
  process.exitCode = 1
}

/**
 * Problems that the operator can fix and errors of the system are printed in one line; anything else is a bug and
 * prints its stack.
 */
function oneLine(error: unknown): string {
  if (error instanceof OperatorError || error instanceof SettingsError) return error.message
  const { code, message, stack } = error as NodeJS.ErrnoException
  return code === undefined ? String(stack) : `It did not work (${code}): ${message.split('\n')[0]}`
}
