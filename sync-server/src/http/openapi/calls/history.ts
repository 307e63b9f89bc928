import {
  AccessThenSchema,
  ChainAnswerSchema,
  HistoryPageSchema,
  ProvenanceSchema,
  RefusedPageSchema,
} from '@kontor/protocol'
import { directoryKind, loggedKinds } from '@kontor/domain'
import { AccessQuerySchema, historyQuerySchema, RefusalsQuerySchema } from '../../history/history-query.ts'
import type { CallSubject } from '../described-call.ts'

const directory = '/api/documents/directory/{organizationId}'

export const historyCalls: CallSubject = {
  key: 'history',
  name: { en: 'History', pl: 'Historia' },
  isFor: 'programs',
  calls: [
    {
      method: 'get',
      path: `${directory}/history`,
      id: 'readHistory',
      words: {
        en: 'Accepted changes, newest first. The next page begins before `next`.',
        pl: 'Przyjęte zmiany, od najnowszej. Następna strona zaczyna się przed `next`.',
      },
      callers: ['token', 'administrator'],
      scope: 'read-history',
      query: historyQuerySchema(loggedKinds(directoryKind)),
      answer: HistoryPageSchema,
    },
    {
      method: 'get',
      path: `${directory}/history/refused`,
      id: 'readRefusals',
      words: { en: 'The caller’s own refused changes.', pl: 'Własne zmiany wywołującego, których odmówiono.' },
      callers: ['token', 'session'],
      scope: 'read-history',
      query: RefusalsQuerySchema,
      answer: RefusedPageSchema,
      errors: { 403: ['not-allowed'] },
    },
    {
      method: 'get',
      path: `${directory}/history/access`,
      id: 'readAccessThen',
      words: {
        en: 'Who had access to what at the end of a moment of the past.',
        pl: 'Kto miał dostęp do czego w wybranej chwili z przeszłości.',
      },
      callers: ['token', 'administrator'],
      scope: 'read-history',
      query: AccessQuerySchema,
      answer: AccessThenSchema,
    },
    {
      method: 'get',
      path: `${directory}/history/chain`,
      id: 'checkHistory',
      words: {
        en: 'Recomputes the chain of hashes and says whether the log is as it was written.',
        pl: 'Przelicza łańcuch skrótów i mówi, czy dziennik jest taki, jak go zapisano.',
      },
      callers: ['token', 'administrator'],
      scope: 'read-history',
      answer: ChainAnswerSchema,
    },
    {
      method: 'get',
      path: `${directory}/members/{memberId}/provenance`,
      id: 'readProvenance',
      words: { en: 'Who gave this member what, and when.', pl: 'Kto, co i kiedy nadał tej osobie.' },
      callers: ['token', 'administrator'],
      scope: 'read-history',
      answer: ProvenanceSchema,
    },
  ],
}
