import type { Language } from '@kontor/domain'
import { aboutWords, callerWords } from './call-words.ts'
import { callSubjects } from './call-subjects.ts'
import { operationOf } from './operation-of.ts'

/** The whole description: OpenAPI 3.1, made from the schemas that the server itself parses with. */
export const openApiDocument = ({
  publicUrl,
  language,
}: {
  readonly publicUrl: string
  readonly language: Language
}) => {
  const paths: Record<string, Record<string, object>> = {}
  for (const subject of callSubjects)
    for (const call of subject.calls) {
      const path = (paths[call.path] ??= {})
      path[call.method] = operationOf(call, subject, language)
    }
  return {
    openapi: '3.1.1',
    info: { title: 'Kontor', version: '1', description: aboutWords[language] },
    servers: [{ url: publicUrl }],
    tags: callSubjects.map(({ key, name, isFor }) => ({ name: key, description: name[language], 'x-for': isFor })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: callerWords.token[language] },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie(publicUrl),
          description: callerWords.session[language],
        },
        application: { type: 'http', scheme: 'basic', description: callerWords.application[language] },
      },
    },
  }
}

/** As better-auth names it. */
const sessionCookie = (publicUrl: string): string =>
  `${publicUrl.startsWith('https://') ? '__Secure-' : ''}kontor.session_token`
