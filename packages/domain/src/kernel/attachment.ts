import * as v from 'valibot'
import { limits } from './limits.ts'

/**
 * The content types that attachments have. The server serves nothing else, so that a browser never renders what a
 * sender calls a picture.
 */
export const attachmentTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'application/zip',
  'application/octet-stream',
] as const

export type AttachmentType = (typeof attachmentTypes)[number]

/** SHA-256 of the content in lower-case hexadecimal. */
export const Sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'malformed-digest'))

/** The name of the file as people see it, and in `Content-Disposition`. */
const FileNameSchema = v.pipe(
  v.string(),
  v.transform((name) => cleanedFileName(name)),
)

/**
 * A file that a record mentions. The content is stored once under its digest, outside the document (DESIGN §10).
 * `bytes` and `type` are what the sender says; the server serves the content by what it has stored.
 */
export const AttachmentSchema = v.object({
  name: FileNameSchema,
  bytes: v.pipe(
    v.number(),
    v.integer('malformed-size'),
    v.minValue(1, 'empty'),
    v.maxValue(limits.attachmentBytesMax, 'too-large'),
  ),
  type: v.picklist(attachmentTypes),
  sha256: Sha256Schema,
})

export type Attachment = v.InferOutput<typeof AttachmentSchema>

/** The attachments of one record; each content at most once. */
export const AttachmentsSchema = v.pipe(
  v.array(AttachmentSchema),
  v.maxLength(limits.attachmentsPerRecordMax, 'too-many'),
  v.check((list) => new Set(list.map(({ sha256 }) => sha256)).size === list.length, 'repeated'),
)

/** Why a mutation that mentions a file, or the upload of that file, was refused; `name` is the file's. */
export type AttachmentRefusal =
  /** The server has no such content for this document: it never came, or was removed because no record mentioned it. */
  | { readonly code: 'attachment-missing'; readonly name: string }
  | { readonly code: 'attachment-empty'; readonly name: string }
  | { readonly code: 'attachment-too-large'; readonly name: string; readonly max: number }
  /** The content is not the one that the digest names: the file changed while it was sent. */
  | { readonly code: 'attachment-differs'; readonly name: string }
  /** The organisation's attachments have reached their bound, in bytes. */
  | { readonly code: 'attachments-full'; readonly name: string; readonly max: number }

/** Every attachment that a value mentions, however deep: the arguments of a mutation, or a record. */
export const attachmentsIn = (value: unknown): readonly Attachment[] => {
  const found: Attachment[] = []
  collectAttachments(value, found)
  return found
}

const collectAttachments = (value: unknown, found: Attachment[]): void => {
  if (typeof value !== 'object' || value === null) return
  const attachment = 'sha256' in value ? v.safeParse(AttachmentSchema, value) : null
  if (attachment?.success) found.push(attachment.output)
  else for (const part of Object.values(value)) collectAttachments(part, found)
}

/** The name for a file whose own name has nothing left after cleaning. */
const namelessFile = 'attachment'

/** Controls, lone surrogates, line separators, overrides of the direction, and what file systems do not allow. */
const forbiddenInNames = /[\p{Cc}\p{Cs}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF<>:"|?*]/gu

/**
 * The name of a file without its folders and without anything that misleads: `../../etc/passwd` becomes `passwd`. A long
 * name keeps its extension. Cleaning a cleaned name changes nothing.
 */
export const cleanedFileName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(forbiddenInNames, '').replace(/\s+/g, ' ')
  const cleaned = shortened(trimmed(visible))
  return cleaned === '' ? namelessFile : cleaned
}

/** A dot in front hides a file, and one at the end is dropped by some systems. */
const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '')

const shortened = (name: string): string => {
  const characters = [...name]
  if (characters.length <= limits.attachmentNameLengthMax) return name
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  const kept = characters.slice(0, limits.attachmentNameLengthMax - [...extension].length).join('')
  return `${trimmed(kept)}${extension}`
}

/** How the contents of these types begin; a null stands for any byte. */
const beginnings: readonly (readonly [type: AttachmentType, beginning: readonly (number | null)[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
]

/** The type of a content by its first bytes. The name has no say: an HTML file called `photo.png` is no picture. */
export const attachmentTypeOf = (content: Uint8Array): AttachmentType =>
  beginnings.find(([, beginning]) => beginning.every((byte, index) => byte === null || content[index] === byte))?.[0] ??
  'application/octet-stream'
