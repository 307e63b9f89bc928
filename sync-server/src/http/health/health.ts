import { Hono } from 'hono'

/** `GET /healthz`: the server answers only once it is ready, so any answer means that it is. */
export const health = (): Hono => new Hono().get('/healthz', (context) => context.json({ status: 'ok' }))
