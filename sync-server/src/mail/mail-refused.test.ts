import { expect, it } from 'vitest'
import { mailRefusalIn } from './mail-refused.ts'

const answer = (command: string, response: string) =>
  Object.assign(new Error('Message failed'), { command, response, responseCode: Number(response.slice(0, 3)) })

it.each([
  ['RCPT TO', '550 No such user here', 'unknown-address'],
  ['RCPT TO', '550 5.1.1 <zofia@example.org>: Recipient address rejected', 'unknown-address'],
  ['RCPT TO', '550-5.1.1 The email account does not exist', 'unknown-address'],
  ['RCPT TO', '550 5.1.10 Recipient not found', 'unknown-address'],
  ['RCPT TO', '550 5.2.1 Mailbox disabled', 'unknown-address'],
  ['RCPT TO', '552 5.2.2 Mailbox full', 'mailbox-full'],
  ['RCPT TO', '552 Exceeded storage allocation', 'mailbox-full'],
  ['RCPT TO', '554 5.7.1 Relay access denied', 'refused'],
  ['DATA', '554 5.7.1 Spam', 'refused'],
  ['DATA', '554 Transaction failed', 'refused'],
])('[C] after %s the answer “%s” is for good: %s', (command, response, reason) => {
  expect(mailRefusalIn(answer(command, response))).toBe(reason)
})

it.each([
  ['RCPT TO', '450 4.2.1 Greylisted'],
  ['RCPT TO', '452 4.2.2 Mailbox full'],
  ['RCPT TO', '503 Bad sequence of commands'],
  ['DATA', '451 4.3.0 Try again later'],
  ['CONN', '421 Service not available'],
  // The operator can fix these in the settings.
  ['AUTH PLAIN', '535 5.7.8 Authentication credentials invalid'],
  ['MAIL FROM', '550 5.7.1 Sender address rejected'],
])('[C] after %s the answer “%s” may change', (command, response) => {
  expect(mailRefusalIn(answer(command, response))).toBe(null)
})

it('[C] a missing answer is temporary', () => {
  expect(mailRefusalIn(Object.assign(new Error('Greeting never received'), { command: 'CONN' }))).toBe(null)
  expect(mailRefusalIn(new Error('connect ECONNREFUSED'))).toBe(null)
})

it('[C] an address that cannot be written in a command is unknown', () => {
  const error = Object.assign(new Error('Invalid recipient "<a>@example.org"'), { command: 'API' })
  expect(mailRefusalIn(error)).toBe('unknown-address')
})
