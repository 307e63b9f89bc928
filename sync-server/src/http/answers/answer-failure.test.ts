import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { HttpEnvironment } from '../http-environment.ts'
import { answerFailure } from './answer-failure.ts'

const answerTo = async (act: () => void) => {
  const logged: string[] = []
  const app = new Hono<HttpEnvironment>().get('/', (context) => {
    act()
    return context.json({})
  })
  app.onError(answerFailure((name) => void logged.push(name)))
  const response = await app.request('/')
  return { status: response.status, code: ((await response.json()) as { error: { code: string } }).error.code, logged }
}

test('[S3] a database that another process has locked is answered with 503 storage', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-held-'))
  const [holder, other] = [0, 0].map(() => new DatabaseSync(join(folder, 'held.sqlite'), { timeout: 0 }))
  holder?.exec('begin exclusive')
  const answer = await answerTo(() => other?.exec('create table taken (id text)'))
  expect(answer).toEqual({ status: 503, code: 'storage', logged: [] })
  for (const database of [holder, other]) database?.close()
  rmSync(folder, { recursive: true })
})

test('[DESIGN 7] a wrong statement is a bug: 500, and a line in the log', async () => {
  const database = new DatabaseSync(':memory:')
  const answer = await answerTo(() => database.exec('select nothing from nowhere'))
  expect(answer).toEqual({ status: 500, code: 'failed', logged: ['request-failed'] })
  database.close()
})
