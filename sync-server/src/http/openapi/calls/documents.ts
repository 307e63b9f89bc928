import {
  AttachmentQuerySchema,
  CheckAnswerSchema,
  CopiedLinkSchema,
  DocumentUpdateSchema,
  MemberSessionsSchema,
  RefusedPageSchema,
  RunningMonthSchema,
  SentMutationSchema,
  UploadAnswerSchema,
} from '@kontor/protocol'
import * as v from 'valibot'
import { MutationsSchema } from '../../documents/mutations-schema.ts'
import { historyQuerySchema, RefusalsQuerySchema } from '../../history/history-query.ts'
import type { CallSubject, DescribedCall } from '../described-call.ts'
import { OutcomesSchema } from './directory.ts'

const directory = '/api/documents/directory/{organizationId}'
const section = '/api/documents/section/{section}'
const UpdateQuerySchema = v.object({
  protocol: v.optional(v.number()),
  login: v.optional(v.string()),
  epoch: v.optional(v.string()),
  vector: v.optional(v.string()),
})
const notAllowed = { 403: ['not-allowed'] } as const

const update = (path: string, id: string): DescribedCall => ({
  method: 'get',
  path: `${path}/update`,
  id,
  words: {
    en: 'What a copy lacks, for a browser whose sockets are blocked.',
    pl: 'Czego brakuje kopii, gdy przeglądarka nie może otworzyć gniazda.',
  },
  callers: ['session'],
  query: UpdateQuerySchema,
  answer: DocumentUpdateSchema,
  errors: { ...notAllowed, 409: ['version-too-old'] },
})

export const documentCalls: CallSubject = {
  key: 'documents',
  name: { en: 'Documents', pl: 'Dokumenty' },
  isFor: 'screens',
  calls: [
    update(directory, 'readDirectoryUpdate'),
    {
      method: 'post',
      path: `${directory}/checks`,
      id: 'checkMutation',
      words: { en: 'Why a mutation would be refused now.', pl: 'Dlaczego zmiana zostałaby teraz odrzucona.' },
      callers: ['administrator'],
      body: SentMutationSchema,
      answer: CheckAnswerSchema,
    },
    {
      method: 'post',
      path: `${directory}/invitations/{invitationId}/link`,
      id: 'copyInvitationLink',
      words: { en: 'A new link of an invitation.', pl: 'Nowy link zaproszenia.' },
      callers: ['administrator'],
      answer: CopiedLinkSchema,
      errors: { 409: ['invitation-not-pending'] },
    },
    {
      method: 'get',
      path: `${directory}/members/{memberId}/sessions`,
      id: 'listMemberSessions',
      words: { en: 'Where a member is signed in.', pl: 'Gdzie osoba jest zalogowana.' },
      callers: ['administrator'],
      answer: MemberSessionsSchema,
    },
    {
      method: 'get',
      path: section,
      id: 'readSection',
      words: { en: 'The records of a section.', pl: 'Zapisy działu.' },
      callers: ['session'],
      answer: v.object({ records: v.array(v.looseObject({})) }),
      errors: notAllowed,
    },
    update(section, 'readSectionUpdate'),
    {
      method: 'post',
      path: `${section}/mutations`,
      id: 'changeSection',
      words: { en: 'Changes a section.', pl: 'Zmienia dział.' },
      callers: ['session'],
      body: MutationsSchema,
      answer: OutcomesSchema,
      errors: notAllowed,
    },
    {
      method: 'get',
      path: `${section}/history`,
      id: 'readSectionHistory',
      words: { en: 'Accepted changes of a section.', pl: 'Przyjęte zmiany działu.' },
      callers: ['session'],
      query: historyQuerySchema([]),
      answer: v.looseObject({ entries: v.array(v.looseObject({})), next: v.nullable(v.number()) }),
      errors: notAllowed,
    },
    {
      method: 'get',
      path: `${section}/history/refused`,
      id: 'readSectionRefusals',
      words: { en: 'The person’s own refused changes.', pl: 'Własne zmiany, których odmówiono.' },
      callers: ['session'],
      query: RefusalsQuerySchema,
      answer: RefusedPageSchema,
      errors: notAllowed,
    },
    {
      method: 'get',
      path: `${section}/running`,
      id: 'readRunningMonth',
      words: { en: 'What the running month comes to.', pl: 'Ile wynosi bieżący miesiąc.' },
      callers: ['session'],
      answer: RunningMonthSchema,
      errors: notAllowed,
    },
    {
      method: 'post',
      path: `${section}/attachments`,
      id: 'uploadAttachment',
      words: {
        en: 'Uploads a file, which a mutation may then mention.',
        pl: 'Wysyła plik, który może potem wymienić zmiana.',
      },
      callers: ['session'],
      query: AttachmentQuerySchema,
      takesFile: true,
      answer: UploadAnswerSchema,
      errors: uploadErrors(),
    },
    {
      method: 'get',
      path: `${section}/attachments/{sha256}`,
      id: 'readAttachment',
      words: { en: 'The content of a file.', pl: 'Treść pliku.' },
      callers: ['session'],
      answerType: 'application/octet-stream',
      errors: notAllowed,
    },
    {
      method: 'get',
      path: '/sync/{document}',
      id: 'openSocket',
      words: {
        en: 'A WebSocket, as the app uses it: see packages/protocol/SPEC.md. A request without the upgrade gets 426.',
        pl: 'Gniazdo WebSocket, z którego korzysta aplikacja: zob. packages/protocol/SPEC.md. Zapytanie bez upgrade dostaje 426.',
      },
      callers: ['session'],
      status: 426,
    },
  ],
}

export function uploadErrors() {
  return {
    403: ['not-allowed'],
    409: ['attachment-empty', 'attachment-differs', 'attachments-full'],
    413: ['attachment-too-large'],
  }
}
