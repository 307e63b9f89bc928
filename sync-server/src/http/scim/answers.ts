import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import { serverLimits } from '../../limits.ts'
import { comparisonsIn, holds, type Comparison } from './filter.ts'
import { shownResource, type ScimResource } from './resources.ts'
import { scimContentType, ScimFailure } from './scim-failure.ts'

export const answerScim = (context: Context, body: object, status: ContentfulStatusCode = 200): Response =>
  context.body(JSON.stringify(body), status, { 'content-type': scimContentType })

/** One resource, with its version as `ETag`; 304 where the caller has this version (RFC 7644, 3.14). */
export const answerResource = (context: Context, resource: ScimResource, status: 200 | 201 = 200): Response => {
  context.header('etag', resource.meta.version)
  if (status === 201) context.header('location', resource.meta.location)
  if (context.req.method === 'GET' && hasVersion(context.req.header('if-none-match'), resource))
    return context.body(null, 304)
  return answerScim(context, shownResource(resource, context.req.query()), status)
}

/** A change names the version that it was made for, or none. */
export const refuseOtherVersion = (context: Context, resource: ScimResource): void => {
  const wanted = context.req.header('if-match')
  if (wanted !== undefined && !hasVersion(wanted, resource)) throw new ScimFailure(412, null, 'other-version')
}

const hasVersion = (header: string | undefined, { meta: { version } }: ScimResource): boolean =>
  header !== undefined && (header.trim() === '*' || header.split(',').some((one) => one.trim() === version))

const whole = v.pipe(v.string(), v.regex(/^-?\d{1,9}$/), v.transform(Number))

/**
 * A page of the resources that the filter finds (RFC 7644, 3.4.2). `valuesOf` gives what can be compared, and the resource is
 * made only for the page.
 */
export const answerList = <Item>(
  context: Context,
  items: readonly Item[],
  {
    valuesOf,
    resourceOf,
  }: {
    readonly valuesOf: (item: Item) => Readonly<Record<string, readonly (string | boolean | null)[]>>
    readonly resourceOf: (item: Item) => ScimResource
  },
): Response => {
  const query = context.req.query()
  const comparisons: readonly Comparison[] = query['filter'] === undefined ? [] : comparisonsIn(query['filter'])
  const found = items.filter((item) => holds(comparisons, valuesOf(item)))
  const startIndex = Math.max(1, numberIn(query['startIndex'], 1))
  const count = Math.min(Math.max(0, numberIn(query['count'], serverLimits.scim.pageMax)), serverLimits.scim.pageMax)
  const page = found.slice(startIndex - 1, startIndex - 1 + count)
  return answerScim(context, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page.map((item) => shownResource(resourceOf(item), query)),
  })
}

const numberIn = (text: string | undefined, absent: number): number => {
  if (text === undefined) return absent
  const parsed = v.safeParse(whole, text)
  if (!parsed.success) throw new ScimFailure(400, 'invalidValue', 'invalid-arguments')
  return parsed.output
}
