import { escapedHtml } from './escaped-html.ts'
import type { Mail } from './mail.ts'

/**
 * The mail as HTML, from the same sentences as its text. Nothing in it is fetched from anywhere; both colour schemes
 * are given, and programs that know neither style sheets nor media queries show dark text on white.
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
<p class="act"><a class="button" href="${escapedHtml(mail.link.url)}">${escapedHtml(mail.link.label)}</a></p>
<p class="address"><a href="${escapedHtml(mail.link.url)}">${escapedHtml(mail.link.url)}</a></p>
${mail.closing.map(paragraph).join('\n')}
</div>
</body>
</html>
`

const paragraph = (text: string): string => `<p dir="auto">${escapedHtml(text)}</p>`

const styles = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px; background: #ffffff; color: #1b1f24; font: 16px/1.5 system-ui, 'Segoe UI', sans-serif; }
.page { max-width: 560px; margin: 0 auto; }
.mark { margin-bottom: 24px; font-weight: 600; }
.act { margin: 24px 0 8px; }
.button { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #1f5fbf; color: #ffffff; text-decoration: none; font-weight: 600; }
.address { font-size: 13px; overflow-wrap: anywhere; }
a { color: #1f5fbf; }
@media (prefers-color-scheme: dark) {
  body { background: #15181c; color: #e8eaed; }
  .button { background: #8ab4f8; color: #15181c; }
  a { color: #8ab4f8; }
  .button, a.button { color: #15181c; }
}
`
