export * from './record-reader.ts'
export { documentEpoch, documentSeq, type DocumentMeta } from './document-meta.ts'
export * from './limits.ts'
export * from './write-to-document.ts'
