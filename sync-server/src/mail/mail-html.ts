import type { Mail } from './mail.ts'

/**
 * The mail as HTML, with the same sentences as its text. It fetches nothing. Both colour schemes are defined; the
 * button is the same in both, so that it stays readable where a mail program inverts colours itself. Programs without
 * style sheets or media queries show dark text on white.
 */
export const mailHtml = (mail: Mail): string => `<!doctype html>
<html lang="${mail.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapedHtml(mail.subject)}</title>
<style>${styles}</style>
</head>
<body>
<div class="page">
<div class="mark">Kontor</div>
${mail.paragraphs.map(paragraph).join('\n')}
${linkIn(mail)}<div class="closing">
${mail.closing.map(paragraph).join('\n')}
</div>
</div>
</body>
</html>
`

const linkIn = ({ url, linkLabel = '' }: Mail): string => {
  if (url === null) return ''
  const address = escapedHtml(url)
  return `<p class="act"><a class="button" href="${address}">${escapedHtml(linkLabel)}</a></p>
<p class="address"><a href="${address}">${address}</a></p>
`
}

/** Text inside an element or a quoted attribute. */
const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Long names break where they must, and a right-to-left name does not affect the text around it. */
const paragraph = (text: string): string => `<p dir="auto">${escapedHtml(text)}</p>`

/**
 * The colours are the app's tokens. Property names such as `background` are written out for programs without
 * shorthands.
 */
const styles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 12px; background-color: #f7f6f2; color: #1c1b18; font-family: system-ui, 'Segoe UI', Roboto, sans-serif; font-size: 16px; line-height: 1.5; }
.page { max-width: 560px; margin: 0 auto; padding: 28px 32px; border: 1px solid #e2dfd6; border-radius: 6px; background-color: #ffffff; }
.mark { margin-bottom: 24px; padding-left: 10px; border-left: 4px solid #0a6070; font-weight: 600; }
p { margin: 0 0 16px; overflow-wrap: anywhere; }
.act { margin: 28px 0 8px; }
.button { display: inline-block; padding: 12px 20px; border-radius: 4px; background-color: #0a6070; color: #ffffff; font-weight: 600; text-decoration: none; }
.address { font-size: 13px; }
.address a { color: #0a6070; }
.closing { margin-top: 28px; padding-top: 16px; border-top: 1px solid #e2dfd6; color: #514e46; font-size: 14px; }
.closing p:last-child { margin-bottom: 0; }
@media (prefers-color-scheme: dark) {
  body { background-color: #151514; color: #edebe5; }
  .page { border-color: #30302c; background-color: #1c1c1a; }
  .mark { border-color: #6cc3d2; }
  .button { background-color: #1c7a8a; color: #ffffff; }
  .address a { color: #6cc3d2; }
  .closing { border-color: #30302c; color: #bab7ae; }
}
`
