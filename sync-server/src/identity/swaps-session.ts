/**
 * better-auth replaces the session of a person who turns the second factor on or off. The sockets of that browser would
 * close and its copy be erased, so the session stays and the new one goes: `auth-settings.ts` refuses
 * its deletion, and `keep-session.ts` ends the new one.
 */
export const swapsSession = (path: string | undefined): boolean =>
  path === '/two-factor/verify-totp' || path === '/two-factor/disable'
