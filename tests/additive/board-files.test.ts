import { createHash } from 'node:crypto'
import { limits, type Attachment } from '@kontor/domain'
import { expect, it, vi } from 'vitest'
import { openBoardBrowser, untilOnline } from './board-browser.ts'
import { addCard, board, halina, ola, openBoardServer, takeMail } from './board-server.ts'

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('picture')])
const sha256 = createHash('sha256').update(png).digest('hex')
const picture: Attachment = { name: 'modem.png', bytes: png.byteLength, type: 'image/png', sha256 }
const fileOf = (content: Uint8Array, name = 'modem.png') => new File([new Uint8Array(content)], name)

/** Ola, with the board open and one card on it. */
const setup = async () => {
  const server = await openBoardServer()
  const olaId = await server.join()
  await server.rooms.submit(board, halina.id, [addCard('card-0001', 'Modem')])
  const olas = openBoardBrowser(server, ola)
  const tab = await olas.openTab()
  await untilOnline(tab)
  const files = olas.browser.openFiles(ola.id)
  const settled = (of = tab) => vi.waitFor(() => expect(of.replica.state.pending).toEqual([]))
  const attachmentsOnServer = async () => [...(await server.content()).card.values()].map((card) => card.attachments)
  const attach = (attachment: Attachment, of = tab) =>
    of.section.mutate('attachFiles', { cardId: 'card-0001', attachments: [attachment] })
  return { server, olaId, olas, tab, files, settled, attachmentsOnServer, attach }
}

it('[S19] a file that was attached offline is sent before the mutation that mentions it', async () => {
  const { olas, tab, files, settled, attach, attachmentsOnServer } = await setup()
  olas.setOnline(false)
  const result = await tab.section.attach(fileOf(png))
  expect(result).toEqual({ accepted: true, attachment: picture })
  await attach(picture)
  expect([...(tab.section.state.content?.card.values() ?? [])].map((card) => card.attachments)).toEqual([[picture]])
  expect([await files.entries(), olas.uploads]).toMatchObject([[{ sha256, name: 'modem.png' }], []])
  olas.setOnline(true)
  await settled()
  expect([tab.replica.state.tray, olas.uploads, await attachmentsOnServer()]).toEqual([[], ['modem.png'], [[picture]]])
  await vi.waitFor(async () => expect(await files.entries()).toEqual([]))
})

it('[S19] [S12] it is sent after a restart, too, and what was written after it comes after it', async () => {
  const { olas, tab, settled, attach, server, attachmentsOnServer } = await setup()
  olas.setOnline(false)
  await tab.section.attach(fileOf(png))
  await attach(picture)
  await tab.section.mutate('addCard', { cardId: 'card-0002', title: 'Router' })
  tab.replica.close()
  olas.setOnline(true)
  const again = await olas.openTab()
  await untilOnline(again)
  await settled(again)
  expect([again.replica.state.tray, await attachmentsOnServer()]).toEqual([[], [[picture], undefined]])
  const log = await server.store.log(board, { beyond: 0, direction: 'forth', limit: 9 })
  expect(log.map(({ name }) => name).slice(-2)).toEqual(['attachFiles', 'addCard'])
})

it('[S5] [S19] a file that the server refuses puts the mutation into the tray with the reason; dropped, the file goes', async () => {
  const { server, olas, tab, files, settled, attach } = await setup()
  const full = { code: 'attachments-full', max: 5 } as const
  vi.spyOn(server.attachments, 'add').mockResolvedValue(full)
  olas.setOnline(false)
  await tab.section.attach(fileOf(png))
  await attach(picture)
  await tab.section.mutate('renameCard', { cardId: 'card-0001', title: 'Router' })
  olas.setOnline(true)
  await settled()
  expect(tab.replica.state.tray).toMatchObject([{ name: 'attachFiles', refusal: { ...full, name: 'modem.png' } }])
  expect([...(await server.content()).card.values()].map(({ title }) => title)).toEqual(['Router'])
  expect(await files.entries()).toHaveLength(1)
  const [entry] = tab.replica.state.tray
  if (entry) await tab.replica.drop(entry.id)
  await vi.waitFor(async () => expect(await files.entries()).toEqual([]))
})

it('[S5] [S19] a refused one is sent again with its file', async () => {
  const { server, olas, tab, settled, attach, attachmentsOnServer } = await setup()
  const refusing = vi.spyOn(server.attachments, 'add').mockResolvedValue({ code: 'attachments-full', max: 5 })
  await tab.section.attach(fileOf(png))
  await attach(picture)
  await settled()
  refusing.mockRestore()
  const [entry] = tab.replica.state.tray
  if (entry) await tab.replica.sendAgain(entry.id)
  await settled()
  expect([tab.replica.state.tray, olas.uploads, await attachmentsOnServer()]).toEqual([
    [],
    ['modem.png', 'modem.png'],
    [[picture]],
  ])
})

it('[S15] [S19] who lost the right meanwhile gets the mutation back as refused, and keeps nothing on the server', async () => {
  const { server, olaId, olas, tab, settled, attach, attachmentsOnServer } = await setup()
  olas.setOnline(false)
  await tab.section.attach(fileOf(png))
  await attach(picture)
  await server.change(takeMail(olaId))
  olas.setOnline(true)
  await settled()
  expect(tab.replica.state.tray).toMatchObject([{ name: 'attachFiles', refusal: { code: 'no-access' } }])
  expect(await attachmentsOnServer()).toEqual([undefined])
})

it('[S13] signing out erases the files that wait', async () => {
  const { olas, tab, files } = await setup()
  olas.setOnline(false)
  await tab.section.attach(fileOf(png))
  expect(await files.entries()).toHaveLength(1)
  await tab.replica.erase()
  expect(await files.entries()).toEqual([])
})

it('[ISSUE 9] files of 0 bytes, of 11 MB, named ../x, and HTML named .png are refused or renamed at once', async () => {
  const { tab } = await setup()
  const attach = (content: Uint8Array, name: string) => tab.section.attach(fileOf(content, name))
  const max = limits.attachmentBytesMax
  expect([
    await attach(new Uint8Array(), 'empty.pdf'),
    await attach(new Uint8Array(11 * 1024 * 1024), 'large.pdf'),
    await attach(png, '../x'),
    await attach(Buffer.from('<html>'), 'photo.png'),
  ]).toMatchObject([
    { accepted: false, refusal: { code: 'attachment-empty', name: 'empty.pdf' } },
    { accepted: false, refusal: { code: 'attachment-too-large', name: 'large.pdf', max } },
    { accepted: true, attachment: { name: 'x', type: 'image/png' } },
    { accepted: true, attachment: { name: 'photo.png', type: 'application/octet-stream' } },
  ])
})
