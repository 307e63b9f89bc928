import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { Failure } from '../http/answers/failure.ts'
import { indexFiles, type IndexedFile } from './index-files.ts'

/** The built web app, answered from disk. */
export interface StaticFiles {
  answer(context: Context): Promise<Response>
}

const fallbackPath = '/index.html'
const immutableFolder = '/_app/immutable/'

/**
 * Serves the files that the folder had when it was opened: a path is looked up, never built, so none leads out of the
 * folder. A file is sent precompressed where a `.br` or `.gz` is beside it. Deep links get the fallback page. Null when
 * there is no build.
 */
export const openStaticFiles = async (folder: string): Promise<StaticFiles | null> => {
  const files = await indexFiles(folder)
  const fallback = files.get(fallbackPath)
  if (fallback === undefined) return null
  return {
    answer: (context) => {
      const file = files.get(decoded(context.req.path)) ?? (isDeepLink(context.req.path) ? fallback : null)
      if (file === null) throw new Failure(404, 'not-found')
      return answerFile(context, file)
    },
  }
}

/** A page of the app. A path that looks like a file, or like one of the build's, must exist. */
const isDeepLink = (path: string): boolean => !path.startsWith('/_app/') && !/\.[A-Za-z0-9]+$/.test(path)

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

const answerFile = async (context: Context, file: IndexedFile): Promise<Response> => {
  const encoding = acceptedEncoding(file, context.req.header('accept-encoding') ?? '')
  const variant = encoding === null ? file.plain : (file[encoding] ?? file.plain)
  const headers = new Headers({
    etag: variant.etag,
    vary: 'accept-encoding',
    // A file named by its content never changes; every other file, the service worker above all, is revalidated.
    'cache-control': file.path.startsWith(immutableFolder) ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (holdsAlready(context.req.header('if-none-match'), variant.etag))
    return new Response(null, { status: 304, headers })
  headers.set('content-type', file.contentType)
  headers.set('content-length', String(variant.size))
  if (encoding !== null) headers.set('content-encoding', encoding === 'br' ? 'br' : 'gzip')
  return new Response(context.req.method === 'HEAD' ? null : await readFile(variant.location), { headers })
}

const acceptedEncoding = (file: IndexedFile, accepted: string): 'br' | 'gz' | null => {
  const offered = new Set(
    accepted
      .split(',')
      .filter((range) => !/;\s*q=0(\.0*)?\s*$/.test(range))
      .map((range) => range.split(';')[0]?.trim().toLowerCase()),
  )
  if (file.br !== null && offered.has('br')) return 'br'
  return file.gz !== null && offered.has('gzip') ? 'gz' : null
}

/** RFC 9110: a list of tags, compared weakly, or `*`. */
const holdsAlready = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
