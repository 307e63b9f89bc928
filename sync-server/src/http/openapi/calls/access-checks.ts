import { AccessAnswersSchema, AccessChecksSchema } from '@kontor/protocol'
import type { CallSubject } from '../described-call.ts'

export const accessCheckCalls: CallSubject = {
  key: 'checks',
  name: { en: 'Access checks', pl: 'Sprawdzanie dostępu' },
  isFor: 'programs',
  calls: [
    {
      method: 'post',
      path: '/api/checks',
      id: 'checkAccess',
      words: {
        en: 'Whether each login may open a section of an account, and why or why not. Answers in the order of the checks.',
        pl: 'Czy każdy z loginów może otworzyć dział konta, i dlaczego tak albo nie. Odpowiedzi są w kolejności pytań.',
      },
      callers: ['token', 'administrator'],
      scope: 'check-access',
      body: AccessChecksSchema,
      answer: AccessAnswersSchema,
    },
  ],
}
