/**
 * better-auth replaces the session of a person who turns the second factor on or off. The sockets of that browser would
 * close and its copy would be erased, so the old session is kept and the new one ended: `auth-settings.ts` prevents the
 * deletion, and `keep-session.ts` ends the new one.
 */
export const swapsSession = (path: string | undefined): boolean =>
  path === '/two-factor/verify-totp' || path === '/two-factor/disable'
