import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, it, vi } from 'vitest'
import { serverLimits } from '../limits.ts'
import { createMailer } from './create-mailer.ts'
import type { Mail, Mailer } from './mail.ts'
import { MailRefused } from './mail-refused.ts'

const mail: Mail = {
  id: 'invitation-mail/organization-1.invitation-1',
  to: { name: 'Łukasz, „Ł”', address: 'lukasz@example.org' },
  language: 'pl',
  subject: 'Zaproszenie',
  paragraphs: ['Dzień dobry,'],
  linkLabel: 'Przyjmij zaproszenie',
  url: 'https://kontor.example.org/invitation/abc',
  closing: ['Do zobaczenia.'],
  sentAt: Date.UTC(2026, 10, 22, 9, 30),
}

const endings: (() => void)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
})

const setup = (smtpUrl: string | null) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-mail-'))
  const mailer: Mailer = createMailer({ smtpUrl, dataDir, publicUrl: 'https://kontor.example.org' })
  endings.push(() => mailer.close())
  return { mailer, folder: join(dataDir, 'mail') }
}

it('[DESIGN 7] without an SMTP server a mail is written to a file, readable by the server’s user alone', async () => {
  const { mailer, folder } = setup(null)
  await mailer.send(mail)
  const name = '2026-11-22T09-30-00-000Z-invitation-mail-organization-1-invitation-1.eml'
  expect(readdirSync(folder)).toEqual([name])
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  const text = readFileSync(join(folder, name), 'utf8')
  expect(text).toContain('From: Kontor <kontor@kontor.example.org>\r\n')
  expect(text).toContain('Auto-Submitted: auto-generated\r\n')
  expect(text).toContain('https://kontor.example.org/invitation/abc')
  expect(text).toContain('Content-Type: multipart/alternative')
})

it('[DESIGN 7] a mail that is sent twice after a crash is the same mail: one file, one Message-ID', async () => {
  const { mailer, folder } = setup(null)
  await mailer.send(mail)
  const first = messageId(folder)
  await mailer.send(mail)
  expect(messageId(folder)).toBe(first)
  expect(readdirSync(folder)).toHaveLength(1)
})

it('[DESIGN 7] another effect is another mail', async () => {
  const { mailer, folder } = setup(null)
  await mailer.send(mail)
  await mailer.send({ ...mail, id: 'invitation-mail/organization-1.invitation-2' })
  expect(readdirSync(folder)).toHaveLength(2)
})

it('[S11] an id of the longest length is complete in the name of the file, and a longer one is cut', async () => {
  const { mailer, folder } = setup(null)
  const longest = 'x'.repeat(serverLimits.mailFileNameLengthMax)
  await mailer.send({ ...mail, id: longest })
  await mailer.send({ ...mail, id: `y${longest}` })
  const names = readdirSync(folder)
  expect(names.map((name) => name.slice(25, -4)).sort()).toEqual([longest, `y${longest.slice(1)}`])
  expect(Math.max(...names.map((name) => `${name}.part`.length))).toBeLessThan(255)
})

it('[S11] an SMTP server that does not answer is given up after the timeout, and not before', async () => {
  const silent = createServer()
  endings.push(() => silent.close())
  const connected = new Promise<Socket>((resolve) => silent.once('connection', resolve))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const fake = vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  endings.push(() => void vi.useRealTimers())
  const { port } = silent.address() as AddressInfo
  let failed = false
  const sending = setup(`smtp://127.0.0.1:${port}`)
    .mailer.send(mail)
    .catch(() => (failed = true))
  const connection = await connected
  while (fake.getTimerCount() === 0) await new Promise((turn) => setImmediate(turn))
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  // The connection took time by the real clock too.
  fake.advanceTimersByTime(serverLimits.smtp.greetingTimeout / 2)
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  expect(failed).toBe(false)
  fake.advanceTimersByTime(serverLimits.smtp.greetingTimeout / 2)
  await sending
  expect(failed).toBe(true)
  connection.destroy()
})

it('[DESIGN 7] an SMTP server receives the mail, from the sender in the setting', async () => {
  const received: { from: string; to: string[]; text: string }[] = []
  const port = await smtpServer((message) => received.push(message))
  await setup(`smtp://127.0.0.1:${port}?from=konta@example.org`).mailer.send(mail)
  expect(received.map(({ from, to }) => ({ from, to }))).toEqual([
    { from: 'konta@example.org', to: ['lukasz@example.org'] },
  ])
  expect(received[0]?.text).toContain('Subject: Zaproszenie')
})

it('[DESIGN 7] a server that cannot be reached makes the sending fail, so that it is tried again', async () => {
  const port = await smtpServer(() => undefined)
  for (const end of endings.splice(0)) end()
  await expect(setup(`smtp://127.0.0.1:${port}`).mailer.send(mail)).rejects.toThrow()
})

it('[C] an address that the SMTP server does not know is refused for good', async () => {
  const port = await smtpServer(() => undefined, '550 5.1.1 No such mailbox')
  await expect(setup(`smtp://127.0.0.1:${port}`).mailer.send(mail)).rejects.toEqual(new MailRefused('unknown-address'))
})

it('[C] a temporary refusal of the server is tried again', async () => {
  const port = await smtpServer(() => undefined, '450 4.2.1 Come back later')
  const sending = setup(`smtp://127.0.0.1:${port}`).mailer.send(mail)
  await expect(sending).rejects.toThrow()
  await expect(sending).rejects.not.toBeInstanceOf(MailRefused)
})

const messageId = (folder: string): string | undefined =>
  /^Message-ID: (.+)\r$/m.exec(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'))?.[1]

const smtpServer = (
  receive: (message: { from: string; to: string[]; text: string }) => void,
  /** The answer to every recipient, such as `550 5.1.1 No such mailbox`; without it all are accepted. */
  refusal: string | null = null,
): Promise<number> =>
  new Promise((listening) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) =>
        done(
          refusal === null
            ? null
            : Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) }),
        ),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          receive({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            text: Buffer.concat(chunks).toString(),
          })
          done()
        })
      },
    })
    endings.push(() => server.close())
    const listener = server.listen(0, '127.0.0.1', () => listening((listener.address() as AddressInfo).port))
  })
