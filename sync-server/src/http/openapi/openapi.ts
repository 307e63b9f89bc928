import type { Language } from '@kontor/domain'
import { Hono } from 'hono'
import { parsedQuery } from '../history/history-query.ts'
import type { HttpEnvironment } from '../http-environment.ts'
import { OpenApiQuerySchema } from './calls/server.ts'
import { openApiDocument } from './openapi-document.ts'

/** `GET /api/openapi.json`: every call of the server, for programs and for the page that shows it. */
export const openApi = ({ publicUrl }: { readonly publicUrl: string }): Hono<HttpEnvironment> => {
  // Always the same, and made only where someone reads it.
  const made = new Map<Language, object>()
  return new Hono<HttpEnvironment>().get('/api/openapi.json', (context) => {
    const { language } = parsedQuery(context, OpenApiQuerySchema)
    const document = made.get(language) ?? openApiDocument({ publicUrl, language })
    made.set(language, document)
    return context.json(document)
  })
}
