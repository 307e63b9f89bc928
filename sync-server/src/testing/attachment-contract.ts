import type { AccountId } from '@kontor/domain'
import { documentName, type DocumentName } from '@kontor/protocol'
import { expect, it } from 'vitest'
import { AttachmentGone } from '../store/store-errors.ts'
import type { NewAttachment, Store, StoredAttachment } from '../store/store.ts'
import { commit, entry, mewa, mewaMain, orla, register, section } from './store-samples.ts'

const other = documentName({ kind: 'section', accountId: mewaMain, key: 'processes' })
const elsewhere = documentName({ kind: 'section', accountId: 'orla-main' as AccountId, key: 'mail' })
const digest = (letter: string): string => letter.repeat(64)
const file = (letter: string, changes: Partial<NewAttachment> = {}): NewAttachment => ({
  ...{ document: section, organizationId: mewa, name: `${letter}.png`, bytes: 10, type: 'image/png' },
  ...{ sha256: digest(letter), addedAt: 100, ...changes },
})
const stored = (letter: string, mentioned: boolean, document: DocumentName = section): StoredAttachment => ({
  ...{ document, name: `${letter}.png`, bytes: 10, type: 'image/png', sha256: digest(letter), mentioned },
})

/** Uploaded files: which document has which, and which of them a record mentions. */
export const attachmentContract = (open: () => Promise<Store>): void => {
  const setup = async (): Promise<Store> => {
    const store = await open()
    await register(store, mewa, { accounts: [mewaMain] })
    await register(store, orla)
    await store.load(section)
    return store
  }
  const mention = (store: Store, seq: number, ...letters: string[]): Promise<void> =>
    store.append(commit(section, seq, { entries: [entry(seq + 1)], attachments: letters.map(digest) }))

  it('[DESIGN 10] a file is found in the document that it was uploaded to, and in no other', async () => {
    const store = await setup()
    expect(await store.addAttachment(file('a'), 100)).toBe(true)
    expect(await store.addAttachment(file('a', { name: 'again.png' }), 100)).toBe(true)
    expect(await store.addAttachment(file('b', { document: other }), 100)).toBe(true)
    const digests = [digest('a'), digest('b'), digest('c')]
    expect(await store.attachments(section, digests)).toEqual([stored('a', false)])
    expect(await store.attachments(other, digests)).toEqual([stored('b', false, other)])
    expect(await store.attachmentsOfOrganization(mewa)).toEqual([stored('a', false), stored('b', false, other)])
    expect(await store.attachmentsOfOrganization(orla)).toEqual([])
    expect([await store.hasAttachment(mewa, digest('b')), await store.hasAttachment(orla, digest('b'))]).toEqual([
      true,
      false,
    ])
  })

  it('[S11] the attachments of an organisation have a bound, which another organisation does not use up', async () => {
    const store = await setup()
    const added = [
      await store.addAttachment(file('a'), 25),
      await store.addAttachment(file('b'), 25),
      await store.addAttachment(file('c'), 25),
      await store.addAttachment(file('a'), 25),
      await store.addAttachment(file('c', { bytes: 5 }), 25),
      await store.addAttachment(file('d', { document: elsewhere, organizationId: orla }), 25),
    ]
    expect(added).toEqual([true, true, false, true, true, true])
  })

  it('[DESIGN 10] what no record ever mentioned is removed after a while; what one mentioned never is', async () => {
    const store = await setup()
    for (const letter of ['a', 'b', 'c']) await store.addAttachment(file(letter), 100)
    await store.addAttachment(file('d', { addedAt: 200 }), 100)
    await mention(store, 0, 'b')
    expect(await store.removeOrphanedAttachments(200)).toBe(2)
    expect(await store.attachmentsOfOrganization(mewa)).toEqual([stored('b', true), stored('d', false)])
    await mention(store, 1, 'b', 'd')
    expect(await store.removeOrphanedAttachments(1_000)).toBe(0)
  })

  it('[DESIGN 10] a commit that mentions a file which the document does not have fails, and keeps nothing', async () => {
    const store = await setup()
    await store.addAttachment(file('a'), 100)
    await store.addAttachment(file('b', { document: other }), 100)
    await expect(mention(store, 0, 'a', 'b')).rejects.toThrow(AttachmentGone)
    expect([await store.seqOf(section), await store.attachments(section, [digest('a')])]).toEqual([
      0,
      [stored('a', false)],
    ])
  })

  it('[DESIGN 7] the attachments of a removed organisation are gone', async () => {
    const store = await setup()
    await store.addAttachment(file('a'), 100)
    await mention(store, 0, 'a')
    await store.removeOrganization(mewa)
    expect(await store.attachments(section, [digest('a')])).toEqual([])
  })
}
