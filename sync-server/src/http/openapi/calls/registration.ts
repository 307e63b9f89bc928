import {
  ApprovedRegistrationSchema,
  RegisteredSchema,
  RegistrationRequestAnswerSchema,
  RegistrationRequestSchema,
  RegistrationSchema,
  ShownDemonstrationSchema,
} from '@kontor/protocol'
import * as v from 'valibot'
import type { CallSubject } from '../described-call.ts'
import { EmptySchema } from './answers.ts'

export const registrationCalls: CallSubject = {
  key: 'registration',
  name: { en: 'Registration', pl: 'Rejestracja' },
  isFor: 'screens',
  calls: [
    {
      method: 'post',
      path: '/api/organizations',
      id: 'registerOrganization',
      words: { en: 'Registers a main account and its owner.', pl: 'Rejestruje konto główne i jego właściciela.' },
      callers: ['anyone'],
      body: RegistrationSchema,
      status: 201,
      answer: RegisteredSchema,
      errors: { 403: ['registration-closed'], 409: ['email-in-use', 'username-in-use', 'unit-taken'] },
    },
    {
      method: 'post',
      path: '/api/registration-requests',
      id: 'requestRegistration',
      words: { en: 'Asks the operator for a main account.', pl: 'Prosi operatora o konto główne.' },
      callers: ['anyone'],
      body: RegistrationRequestSchema,
      status: 202,
      answer: EmptySchema,
      errors: { 403: ['registration-open'], 409: ['email-in-use', 'unit-taken'] },
    },
    {
      method: 'get',
      path: '/api/registration-requests/{token}',
      id: 'readRegistrationRequest',
      words: { en: 'What became of the request.', pl: 'Co się stało z wnioskiem.' },
      callers: ['link'],
      answer: RegistrationRequestAnswerSchema,
      errors: { 404: ['registration-request-unknown'] },
    },
    {
      method: 'post',
      path: '/api/registration-requests/{token}/register',
      id: 'registerApproved',
      words: { en: 'Registers an approved request.', pl: 'Rejestruje zatwierdzony wniosek.' },
      callers: ['link'],
      body: ApprovedRegistrationSchema,
      status: 201,
      answer: RegisteredSchema,
      errors: {
        404: ['registration-request-unknown'],
        409: ['registration-not-approved', 'email-in-use', 'username-in-use', 'unit-taken'],
      },
    },
    {
      method: 'post',
      path: '/api/demonstration',
      id: 'loadDemonstration',
      words: { en: 'Loads the demonstration on an empty server.', pl: 'Wczytuje pokaz na pusty serwer.' },
      callers: ['anyone'],
      status: 201,
      answer: v.object({ demonstration: v.nullable(ShownDemonstrationSchema) }),
      errors: { 403: ['registration-closed'], 409: ['not-empty'] },
    },
    {
      method: 'delete',
      path: '/api/demonstration',
      id: 'removeDemonstration',
      words: { en: 'Removes it, by the code that the server prints.', pl: 'Usuwa go, kodem, który drukuje serwer.' },
      callers: ['anyone'],
      body: v.object({ code: v.string() }),
      answer: v.object({ demonstration: v.null() }),
      errors: { 403: ['wrong-code'] },
    },
  ],
}
