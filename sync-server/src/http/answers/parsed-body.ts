import { parseArguments } from '@kontor/domain'
import { isNestedTooDeep } from '@kontor/protocol'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { Failure, failureOf } from './failure.ts'

/** The body as the schema parses it; for any other body the call fails with 400 and its issues. */
export const parsedBody = async <S extends v.GenericSchema>(context: Context, schema: S): Promise<v.InferOutput<S>> => {
  const parsed = parseArguments(schema, jsonIn(await context.req.text()))
  if ('refusal' in parsed) throw failureOf(parsed.refusal)
  return parsed.args
}

const jsonIn = (text: string): unknown => {
  const value = parsed(text)
  if (isNestedTooDeep(value)) throw unreadable('too-deep')
  return value
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('not-json')
  }
}

const unreadable = (reason: string): Failure =>
  new Failure(400, 'invalid-arguments', { issues: [{ path: '', reason }] })
