import { Hono } from 'hono'

/** `GET /healthz`: the server answers calls only once it is ready, so that it answers is the news. */
export const health = (): Hono => new Hono().get('/healthz', (context) => context.json({ status: 'ok' }))
