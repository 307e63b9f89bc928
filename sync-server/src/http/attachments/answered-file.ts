import type { Context } from 'hono'
import { Failure } from '../answers/failure.ts'

interface AnsweredFile {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

/** A file as an answer: always saved, never shown in the page. */
export const answeredFile = (context: Context, file: AnsweredFile | null): Response => {
  if (file === null) throw new Failure(404, 'not-found')
  return context.body(new Uint8Array(file.content).buffer, 200, {
    'content-type': file.type,
    'content-length': String(file.content.byteLength),
    'content-disposition': dispositionOf(file.name),
  })
}

/** RFC 6266: a plain name for old programs, and the real one as UTF-8. */
const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^A-Za-z0-9 ._()-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
