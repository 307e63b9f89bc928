import { expect, it } from 'vitest'
import { createLog, errorFacts } from './log.ts'

it('[STYLE] an event is one line of JSON with its time', () => {
  const lines: string[] = []
  const log = createLog(
    (line) => lines.push(line),
    () => 0,
  )
  log('effect-postponed', { kind: 'invitation-mail', attempts: 2 })
  log('stopped')
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","event":"effect-postponed","kind":"invitation-mail","attempts":2}\n',
    '{"at":"1970-01-01T00:00:00.000Z","event":"stopped"}\n',
  ])
})

it('[STYLE] only the kind and place of an error are logged, never its message', () => {
  const facts = errorFacts(Object.assign(new TypeError('the password is hunter2'), { code: 'E_BAD' }))
  expect(facts).toMatchObject({ error: 'TypeError', code: 'E_BAD' })
  expect(JSON.stringify(facts)).not.toContain('hunter2')
  expect(JSON.stringify(facts)).toContain('log.test.ts')
  expect(errorFacts('hunter2')).toEqual({ error: 'string' })
})
