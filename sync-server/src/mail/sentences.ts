import type { Language } from '@kontor/domain'
import type { MailSentences } from './mail-sentences.ts'
import { sentencesInEnglish } from './sentences-in-english.ts'
import { sentencesInPolish } from './sentences-in-polish.ts'

export const sentences: Record<Language, MailSentences> = { pl: sentencesInPolish, en: sentencesInEnglish }
