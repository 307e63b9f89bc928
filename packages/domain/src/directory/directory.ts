import type { ChangeOf } from '../kernel/change.ts'
import { type ContentOf, copyContent, emptyContent, type Writable } from '../kernel/record.ts'
import { type WriteOf, writerOf } from '../kernel/write.ts'
import { OrganizationSchema, recordSchemas } from './records.ts'

/** What a directory holds: everything that one organisation's administrators see. */
export const directoryShape = { singles: { organization: OrganizationSchema }, records: recordSchemas } as const
type DirectoryShape = typeof directoryShape

/** One organisation's records. `organization` is null only before registration. */
export type Directory = ContentOf<DirectoryShape>
/** A directory that its owner may change in place. */
export type WritableDirectory = Writable<Directory>
/** What an accepted mutation does to a directory. */
export type DirectoryWrite = WriteOf<DirectoryShape>
/** One record of a directory before and after a mutation. */
export type DirectoryChange = ChangeOf<DirectoryShape>

export const emptyDirectory = (): WritableDirectory => emptyContent(directoryShape)

/** A copy with maps of its own; the records are shared. */
export const copyDirectory = (directory: Directory): WritableDirectory => copyContent(directory)

export const { put, remove, putIfChanged } = writerOf(directoryShape)
