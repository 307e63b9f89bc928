import { limits, type AccountId, type Attachment, type LoginId, type MutationId } from '@kontor/domain'
import { documentName, type Outcome } from '@kontor/protocol'
import { describe, expect, test, vi } from 'vitest'
import { FilesFull } from './files-full.ts'
import { replicaLimits } from './limits.ts'
import { memoryClock } from './memory/memory-clock.ts'
import { memoryFileStorages } from './memory/memory-file-storage.ts'
import { NotKept } from './not-kept.ts'
import type { FileStorage } from './ports/file-storage.ts'
import type { HttpAnswer } from './ports/http.ts'
import type { StoredMutation, StoredTrayEntry } from './ports/login-storage.ts'
import { sha256Of } from './sha256.ts'
import { WaitingFiles } from './waiting-files.ts'

const document = documentName({ kind: 'section', accountId: 'account-main' as AccountId, key: 'processes' })
const loginId = 'login-anna' as LoginId

/** A file as a person selects it. */
const fileOf = (text: string, name = `${text}.pdf`) => {
  const content = new TextEncoder().encode(text)
  return { name, size: content.byteLength, arrayBuffer: async () => content.slice().buffer }
}
const digestOf = (text: string): string => sha256Of(new TextEncoder().encode(text))

const noteOf = (id: string, ...attachments: readonly Attachment[]): StoredMutation => ({
  ...{ id: id as MutationId, document, organizationId: null, name: 'addNote', version: 1, createdAt: 1, names: {} },
  args: { noteId: `note-of-${id}`, recordId: 'process-0001', text: '', attachments },
})

const failure = (status: number, code: string, facts: object = {}): HttpAnswer => ({
  ...{ status, body: { error: { code, ...facts } } },
})
const sent: HttpAnswer = { status: 200, body: {} }

interface Options {
  readonly storage?: Partial<FileStorage>
}

/** The files of one tab, an outbox that the test fills, and a server that gives the answers of the test in order. */
const setup = ({ storage = {} }: Options = {}) => {
  const clock = memoryClock(1_000)
  const open = memoryFileStorages()
  const kept = open(loginId)
  const outbox = { pending: [] as StoredMutation[], tray: [] as StoredTrayEntry[] }
  const answers: (HttpAnswer | null)[] = []
  const uploads: { readonly url: string; readonly text: string }[] = []
  const refused: Outcome[] = []
  const ready = vi.fn<(of: string) => void>()
  const files = new WaitingFiles({
    ports: {
      clock,
      openFiles: () => ({ ...kept, ...storage }),
      sha256: async (content) => sha256Of(content),
      http: {
        get: () => Promise.reject(new Error('files are not read')),
        post: () => Promise.reject(new Error('files are not JSON')),
        upload: async (url, content) => {
          uploads.push({ url, text: new TextDecoder().decode(content) })
          const answer = answers.shift()
          if (answer === undefined || answer === null) throw new Error('no network')
          return answer
        },
      },
    },
    ...{ loginId, httpOrigin: 'http://kontor.example', loaded: async () => undefined, onReady: ready },
    outbox: {
      get pending() {
        return outbox.pending
      },
      get tray() {
        return outbox.tray
      },
      settle: async (outcomes) => {
        refused.push(...outcomes)
        for (const { id } of outcomes) outbox.pending = outbox.pending.filter((one) => one.id !== id)
      },
    },
  })
  const attach = async (text: string, name?: string): Promise<Attachment> => {
    const result = await files.attach(document, fileOf(text, name))
    if (!result.accepted) throw new Error(result.refusal.code)
    return result.attachment
  }
  /** What waits, as the sender asks for it. */
  const sendable = () => files.ready(outbox.pending).map(({ id }) => id)
  const untilReady = (times: number) => vi.waitFor(() => expect(ready).toHaveBeenCalledTimes(times))
  const names = async () => (await kept.entries()).map(({ name }) => name).toSorted()
  return { files, clock, outbox, answers, uploads, refused, ready, attach, sendable, untilReady, names, kept }
}

describe('[S19] a file that waits', () => {
  test('[S19] is kept with its clean name, its size, its type by content, and its digest', async () => {
    const { attach, kept } = setup()
    expect(await attach('%PDF-1', '../umowa.pdf')).toEqual({
      ...{ name: 'umowa.pdf', bytes: 6, type: 'application/pdf', sha256: digestOf('%PDF-1') },
    })
    expect(await kept.entries()).toEqual([
      { document, sha256: digestOf('%PDF-1'), name: 'umowa.pdf', bytes: 6, keptAt: 1_000 },
    ])
    expect(await attach('<html>', 'photo.png')).toMatchObject({ type: 'application/octet-stream' })
  })

  test('[S19] is sent before the mutation that mentions it, and holds up what comes after, in order', async () => {
    const { attach, outbox, answers, uploads, sendable, untilReady } = setup()
    const attachment = await attach('one')
    outbox.pending = [noteOf('first'), noteOf('second', attachment), noteOf('third')]
    answers.push(sent)
    expect(sendable()).toEqual(['first'])
    expect(sendable()).toEqual(['first'])
    await untilReady(1)
    expect(uploads).toEqual([
      {
        url: `http://kontor.example/api/documents/${document}/attachments?name=one.pdf&sha256=${digestOf('one')}`,
        text: 'one',
      },
    ])
    expect(sendable()).toEqual(['first', 'second', 'third'])
  })

  test('[S19] is sent again after a while when there is no answer, or one that passes', async () => {
    const { attach, outbox, answers, uploads, clock, sendable, ready, untilReady } = setup()
    outbox.pending = [noteOf('first', await attach('one'))]
    answers.push(null, failure(429, 'too-many'), failure(503, 'storage'), failure(401, 'no-session'), sent)
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect(sendable()).toEqual([])
      await vi.waitFor(() => expect(uploads).toHaveLength(attempt + 1))
      await vi.waitFor(() => {
        clock.advance(replicaLimits.postRetryMaxMs)
        expect(ready).toHaveBeenCalledTimes(attempt + 1)
      })
    }
    expect(sendable()).toEqual([])
    await untilReady(5)
    expect(sendable()).toEqual(['first'])
  })

  test.each([
    ['attachment-differs', failure(409, 'attachment-differs'), {}],
    ['attachment-empty', failure(409, 'attachment-empty'), {}],
    ['attachment-too-large', failure(413, 'attachment-too-large', { max: 10 }), { max: 10 }],
    ['attachments-full', failure(409, 'attachments-full', { max: 20 }), { max: 20 }],
  ] as const)(
    '[S5] one that the server refuses with %s refuses the mutation, with the reason',
    async (code, answer, facts) => {
      const { attach, outbox, answers, refused, sendable, untilReady } = setup()
      outbox.pending = [noteOf('first', await attach('one')), noteOf('second')]
      answers.push(answer)
      expect(sendable()).toEqual([])
      await untilReady(1)
      expect(refused).toEqual([{ id: 'first', outcome: 'refused', code, name: 'one.pdf', ...facts }])
      expect(sendable()).toEqual(['second'])
    },
  )

  test('[S15] whether the person may still change the document is for the mutation to meet', async () => {
    const { attach, outbox, answers, refused, sendable, untilReady } = setup()
    outbox.pending = [noteOf('first', await attach('one'))]
    answers.push(failure(403, 'not-allowed'))
    sendable()
    await untilReady(1)
    expect([sendable(), refused]).toEqual([['first'], []])
  })

  test('[S19] one that went with the data of the site lets the mutation go: the server answers it', async () => {
    const { attach, outbox, uploads, kept, sendable, untilReady } = setup()
    outbox.pending = [noteOf('first', await attach('one'))]
    await kept.erase()
    sendable()
    await untilReady(1)
    expect([sendable(), uploads]).toEqual([['first'], []])
  })

  test('[S5] stays while a mutation that waits or was refused mentions it, and goes with the last one', async () => {
    const { files, attach, outbox, names } = setup()
    const [one, other] = [await attach('one'), await attach('other')]
    const [first, second] = [noteOf('first', one), noteOf('second', one)]
    outbox.pending = [first, second, noteOf('third', other)]
    files.outboxChanged()
    outbox.pending = [second]
    outbox.tray = [{ ...noteOf('third', other), refusal: { code: 'no-access' }, refusedAt: 5 }]
    files.outboxChanged()
    expect(await names()).toEqual(['one.pdf', 'other.pdf'])
    outbox.pending = []
    files.outboxChanged()
    await vi.waitFor(async () => expect(await names()).toEqual(['other.pdf']))
    outbox.tray = []
    files.outboxChanged()
    await vi.waitFor(async () => expect(await names()).toEqual([]))
  })

  test('[S19] attached again while another mutation is under way stays for the next one', async () => {
    const { files, attach, outbox, names } = setup()
    outbox.pending = [noteOf('first', await attach('one'))]
    files.outboxChanged()
    await attach('one')
    outbox.pending = []
    files.outboxChanged()
    await attach('other')
    expect(await names()).toEqual(['one.pdf', 'other.pdf'])
  })

  test('[S19] that nothing mentions goes after a day, when the next one comes', async () => {
    const { attach, clock, names } = setup()
    await attach('one')
    clock.advance(replicaLimits.unmentionedFileMs)
    await attach('second')
    expect(await names()).toEqual(['one.pdf', 'second.pdf'])
    clock.advance(1)
    await attach('third')
    expect(await names()).toEqual(['second.pdf', 'third.pdf'])
  })
})

describe('[S11] bounds of the files that wait', () => {
  test('[S11] an empty file and one over 10 MB are refused at once, and nothing is kept', async () => {
    const { files, names } = setup()
    expect(await files.attach(document, fileOf('', 'a.pdf'))).toEqual({
      ...{ accepted: false, refusal: { code: 'attachment-empty', name: 'a.pdf' } },
    })
    const max = limits.attachmentBytesMax
    const unread = () => Promise.reject(new Error('a file that is too large is not read'))
    expect(await files.attach(document, { name: 'b.pdf', size: max + 1, arrayBuffer: unread })).toEqual({
      ...{ accepted: false, refusal: { code: 'attachment-too-large', name: 'b.pdf', max } },
    })
    expect(await names()).toEqual([])
  })

  test('[S11] as many files as there may be are kept, and the next is not', async () => {
    const { attach, names } = setup()
    for (let at = 0; at < replicaLimits.waitingFilesMax; at += 1) await attach(`file ${at}`)
    await expect(attach('one more')).rejects.toThrow(FilesFull)
    await attach('file 0')
    expect(await names()).toHaveLength(replicaLimits.waitingFilesMax)
  })

  test('[S11] as many bytes as there may be are kept, and one more is not', async () => {
    const full = { document, sha256: 'f'.repeat(64), name: 'full.zip', keptAt: 1_000 }
    const entries = async () => [{ ...full, bytes: replicaLimits.waitingFileBytesMax - 1 }]
    const { attach } = setup({ storage: { entries } })
    await expect(attach('12')).rejects.toThrow(FilesFull)
    expect(await attach('1')).toMatchObject({ bytes: 1 })
  })

  test('[S3] a storage that fails keeps nothing, and says so', async () => {
    const { attach } = setup({ storage: { add: () => Promise.reject(new Error('the disk is full')) } })
    await expect(attach('one')).rejects.toThrow(NotKept)
  })
})

describe('[S13] signing out', () => {
  test('[S13] deletes the files, and takes no more', async () => {
    const { files, attach, names } = setup()
    await attach('one')
    await files.erase()
    expect(await names()).toEqual([])
    await expect(attach('other')).rejects.toThrow(NotKept)
  })
})
