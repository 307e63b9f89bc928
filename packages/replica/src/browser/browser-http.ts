import type { Http, HttpAnswer } from '../ports/http.ts'

export const browserHttp: Http = {
  get: (url) => call(url, { cache: 'no-store' }),
  post: (url, body) =>
    call(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  upload: (url, content) =>
    call(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Blob([content.slice()]),
    }),
}

const call = async (url: string, request: RequestInit): Promise<HttpAnswer> => {
  const response = await fetch(url, { ...request, credentials: 'same-origin' })
  const body: unknown = await response.json().catch(() => null)
  return { status: response.status, body }
}
