import {
  ApplicationsSchema,
  ApplicationSecretSchema,
  AttachmentQuerySchema,
  NewApplicationSchema,
  NewOperatorSchema,
  OperatorBillingSchema,
  OperatorConversationSchema,
  OperatorConversationsQuerySchema,
  OperatorConversationsSchema,
  OperatorInvitationSchema,
  OperatorLinkSchema,
  OperatorMonthSchema,
  OperatorOfferSchema,
  OperatorOrganizationSchema,
  OperatorOrganizationsSchema,
  OperatorRegistrationsSchema,
  OperatorSelfSchema,
  OperatorsSchema,
  ContractHistorySchema,
  OperatorSystemsSchema,
  OperatorUnitsSchema,
  OverdueInvoicesSchema,
  RegistrationDecisionSchema,
  ServerHealthSchema,
  UploadAnswerSchema,
} from '@kontor/protocol'
import * as v from 'valibot'
import { ContractHistoryQuerySchema } from '../../history/history-query.ts'
import { MutationsSchema } from '../../documents/mutations-schema.ts'
import type { CallSubject, DescribedCall, Words } from '../described-call.ts'
import { StatusSchema } from './answers.ts'
import { OutcomesSchema } from './directory.ts'
import { uploadErrors } from './documents.ts'

const reads = (rest: string, id: string, words: Words, facts: Partial<DescribedCall>): DescribedCall => ({
  ...{ method: 'get', path: `/api/operator${rest}`, id, words, callers: ['operator'], ...facts },
})
const writes = (rest: string, id: string, words: Words, facts: Partial<DescribedCall>): DescribedCall => ({
  ...{ method: 'post', path: `/api/operator${rest}`, id, words, callers: ['operator'], ...facts },
})
const mutates = (document: string, id: string, words: Words): DescribedCall =>
  writes(`/documents/${document}/mutations`, id, words, { body: MutationsSchema, answer: OutcomesSchema })

const link = {
  path: '/api/operator-links/{token}',
  callers: ['link'],
  errors: { 404: ['operator-link-unknown'], 410: ['operator-link-expired', 'operator-link-used'] },
} as const

export const operatorCallList: CallSubject = {
  key: 'operator',
  name: { en: 'The operator', pl: 'Operator' },
  isFor: 'screens',
  calls: [
    {
      ...link,
      method: 'get',
      id: 'readOperatorLink',
      words: { en: 'What a link for an operator offers.', pl: 'Co oferuje link dla operatora.' },
      answer: OperatorOfferSchema,
    },
    {
      ...link,
      method: 'post',
      path: `${link.path}/accept`,
      id: 'becomeOperator',
      words: { en: 'Makes an operator.', pl: 'Czyni operatorem.' },
      body: v.union([NewOperatorSchema, v.object({})]),
      answer: StatusSchema,
    },
    reads(
      '',
      'readOperator',
      { en: 'The signed-in operator.', pl: 'Zalogowany operator.' },
      { answer: OperatorSelfSchema },
    ),
    reads(
      '/operators',
      'listOperators',
      { en: 'All operators, and open links.', pl: 'Operatorzy i otwarte linki.' },
      {
        answer: OperatorsSchema,
      },
    ),
    writes(
      '/operators',
      'inviteOperator',
      { en: 'A link for a further operator.', pl: 'Link dla kolejnego operatora.' },
      {
        body: OperatorInvitationSchema,
        answer: OperatorLinkSchema,
      },
    ),
    writes(
      '/operators/withdraw',
      'withdrawOperatorLink',
      { en: 'Ends that link.', pl: 'Unieważnia ten link.' },
      {
        body: OperatorInvitationSchema,
        answer: StatusSchema,
      },
    ),
    writes(
      '/operators/{loginId}',
      'removeOperator',
      { en: 'The login is no operator any more.', pl: 'Login przestaje być operatorem.' },
      {
        method: 'delete',
        answer: StatusSchema,
        errors: { 404: ['operator-unknown'], 409: ['last-operator'] },
      },
    ),
    reads(
      '/applications',
      'listApplications',
      { en: 'The host’s applications.', pl: 'Aplikacje hosta.' },
      { answer: ApplicationsSchema },
    ),
    writes(
      '/applications',
      'addApplication',
      { en: 'Registers an application.', pl: 'Rejestruje aplikację.' },
      {
        body: NewApplicationSchema,
        status: 201,
        answer: ApplicationSecretSchema,
        errors: { 409: ['too-many-applications'] },
      },
    ),
    writes(
      '/applications/{id}/secret',
      'renewApplicationSecret',
      { en: 'A new secret.', pl: 'Nowy sekret.' },
      {
        answer: ApplicationSecretSchema,
        errors: { 404: ['application-unknown'] },
      },
    ),
    writes(
      '/applications/{id}',
      'removeApplication',
      { en: 'Removes an application.', pl: 'Usuwa aplikację.' },
      {
        method: 'delete',
        answer: StatusSchema,
        errors: { 404: ['application-unknown'] },
      },
    ),
    reads(
      '/organizations',
      'listOrganizations',
      { en: 'All organisations.', pl: 'Wszystkie organizacje.' },
      {
        answer: OperatorOrganizationsSchema,
      },
    ),
    reads(
      '/organizations/{organizationId}',
      'readOrganization',
      { en: 'One organisation.', pl: 'Jedna organizacja.' },
      {
        answer: OperatorOrganizationSchema,
        errors: { 404: ['organization-unknown'] },
      },
    ),
    reads(
      '/organizations/{organizationId}/contract-history',
      'readContractHistory',
      { en: 'Changes of the contract, newest first.', pl: 'Zmiany umowy, od najnowszej.' },
      {
        query: ContractHistoryQuerySchema,
        answer: ContractHistorySchema,
        errors: { 404: ['organization-unknown'] },
      },
    ),
    reads(
      '/registrations',
      'listRegistrations',
      { en: 'Requests for a main account.', pl: 'Wnioski o konto główne.' },
      {
        answer: OperatorRegistrationsSchema,
      },
    ),
    writes(
      '/registrations/{id}/decision',
      'decideRegistration',
      { en: 'Decides one.', pl: 'Rozstrzyga wniosek.' },
      {
        body: RegistrationDecisionSchema,
        answer: StatusSchema,
        errors: { 404: ['registration-request-unknown'], 409: ['registration-decided', 'unit-taken'] },
      },
    ),
    reads(
      '/systems',
      'listSystems',
      { en: 'Own systems for sections.', pl: 'Własne systemy dla działów.' },
      { answer: OperatorSystemsSchema },
    ),
    reads(
      '/units',
      'listUnits',
      { en: 'The register of units.', pl: 'Rejestr jednostek.' },
      { answer: OperatorUnitsSchema },
    ),
    reads(
      '/conversations',
      'listConversations',
      { en: 'Conversations of organisations.', pl: 'Rozmowy organizacji.' },
      {
        query: OperatorConversationsQuerySchema,
        answer: OperatorConversationsSchema,
      },
    ),
    reads(
      '/conversations/{accountId}/{conversationId}',
      'readConversation',
      { en: 'One conversation.', pl: 'Jedna rozmowa.' },
      {
        answer: OperatorConversationSchema,
        errors: { 404: ['conversation-unknown'] },
      },
    ),
    writes(
      '/conversations/{accountId}/attachments',
      'uploadOperatorAttachment',
      { en: 'A file for an answer.', pl: 'Plik do odpowiedzi.' },
      {
        query: AttachmentQuerySchema,
        takesFile: true,
        answer: UploadAnswerSchema,
        errors: { ...uploadErrors(), 404: ['conversation-unknown'] },
      },
    ),
    reads(
      '/conversations/{accountId}/attachments/{sha256}',
      'readOperatorAttachment',
      { en: 'A file of a conversation.', pl: 'Plik z rozmowy.' },
      {
        answerType: 'application/octet-stream',
      },
    ),
    mutates('directory/{organizationId}', 'changeDirectoryAsOperator', {
      en: 'Operators’ acts in a directory.',
      pl: 'Czynności operatora w katalogu.',
    }),
    mutates('section/{section}', 'changeSectionAsOperator', {
      en: 'Operators’ acts in a section.',
      pl: 'Czynności operatora w dziale.',
    }),
    mutates('operator/{document}', 'changeOperatorDocument', {
      en: 'Prices, invoices and systems.',
      pl: 'Cennik, faktury i systemy.',
    }),
    reads(
      '/billing',
      'readBilling',
      { en: 'Terms, price list and buyers.', pl: 'Warunki, cennik i nabywcy.' },
      { answer: OperatorBillingSchema },
    ),
    reads(
      '/months/{month}',
      'readMonth',
      { en: 'What a month comes to.', pl: 'Ile wynosi miesiąc.' },
      {
        answer: OperatorMonthSchema,
        errors: { 404: ['month-unknown'] },
      },
    ),
    reads(
      '/overdue',
      'listOverdue',
      { en: 'Invoices past their date.', pl: 'Faktury po terminie.' },
      { answer: OverdueInvoicesSchema },
    ),
    reads(
      '/health',
      'readServerHealth',
      { en: 'The server’s health.', pl: 'Stan serwera.' },
      { answer: ServerHealthSchema },
    ),
  ],
}
