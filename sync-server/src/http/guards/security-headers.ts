import { createMiddleware } from 'hono/factory'

/**
 * Headers of every answer. The app's pages carry a policy with the hashes of their scripts; the header adds what a page
 * cannot set itself. Everything else is data, and may load nothing.
 */
export const securityHeaders = (publicUrl: string) => {
  const lasting = publicUrl.startsWith('https://') ? { 'strict-transport-security': 'max-age=31536000' } : {}
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Addresses contain links of invitations and resets, which other sites must not receive.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    ...lasting,
  }
  return createMiddleware(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(always)) context.header(name, value)
    // A refusal is data wherever it is answered; kept by a cache, it would outlive its cause.
    const isData = context.res.status >= 400 || /^\/(api|sync|scim)\/|^\/healthz$/.test(context.req.path)
    context.header(
      'content-security-policy',
      isData
        ? "default-src 'none'; frame-ancestors 'none'"
        : "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    )
    if (isData) context.header('cache-control', 'no-store')
  })
}
