import { DeploymentSchema } from '@kontor/protocol'
import * as v from 'valibot'
import type { CallSubject } from '../described-call.ts'

export const OpenApiQuerySchema = v.object({ language: v.optional(v.picklist(['pl', 'en']), 'en') })

export const serverCalls: CallSubject = {
  key: 'server',
  name: { en: 'The server', pl: 'Serwer' },
  isFor: 'programs',
  calls: [
    {
      method: 'get',
      path: '/healthz',
      id: 'checkHealth',
      words: { en: 'Whether the server is ready.', pl: 'Czy serwer jest gotowy.' },
      callers: ['anyone'],
      answer: v.object({ status: v.literal('ok') }),
    },
    {
      method: 'get',
      path: '/api/openapi.json',
      id: 'readOpenApi',
      words: { en: 'This description (OpenAPI 3.1).', pl: 'Ten opis (OpenAPI 3.1).' },
      callers: ['anyone'],
      query: OpenApiQuerySchema,
      answer: v.looseObject({ openapi: v.string() }),
    },
    {
      method: 'get',
      path: '/api/deployment',
      id: 'readDeployment',
      words: {
        en: 'How this server is set up: who may register, and whether the host has a sign-in of its own.',
        pl: 'Jak ustawiono ten serwer: kto może się rejestrować i czy host ma własne logowanie.',
      },
      callers: ['anyone'],
      answer: DeploymentSchema,
    },
  ],
}
