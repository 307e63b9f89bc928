import type { KontorServer } from './kontor-server.ts'

/** Without soft line breaks, `=3D` and `&amp;`, which cut links: the text is quoted-printable, a part of it HTML. */
export const decodedMail = (mail: string): string =>
  mail
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('&amp;', '&')

/**
 * The newest link of that kind among the mails that the server has written to this address; waits for it,
 * and where an earlier link is known, for one that is not the same.
 */
export const mailedLink = async (
  kontor: KontorServer,
  email: string,
  path: 'invitation' | 'reset-password' | 'confirm-email' | 'guest' | 'register/request',
  earlier?: string,
): Promise<string> => {
  for (;;) {
    const links = kontor
      .mails()
      .filter((mail) => mail.includes(email))
      .flatMap(
        (mail) => decodedMail(mail).match(new RegExp(`${kontor.origin}/${path}[/?][A-Za-z0-9_=&%.?-]+`, 'g')) ?? [],
      )
    const newest = links.at(-1)
    if (newest !== undefined && newest !== earlier) return newest
    await new Promise((wait) => setTimeout(wait, 50))
  }
}
