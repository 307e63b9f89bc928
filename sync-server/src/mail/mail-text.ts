import type { Mail } from './mail.ts'

/** The mail as plain text, from the same sentences as its HTML. */
export const mailText = (mail: Mail): string =>
  [...mail.paragraphs, `${mail.link.label}:\n${mail.link.url}`, ...mail.closing, 'Kontor'].join('\n\n') + '\n'
