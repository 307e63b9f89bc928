/** An element: its name with attributes, and its text or the elements in it. Undefined leaves it out. */
export type XmlElement = readonly [tag: string, content: XmlContent]
export type XmlContent = string | number | undefined | readonly XmlElement[]

const header = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** @example xmlOf(['a b="1"', [['c', 'x & y']]]) === '<?xml …?>\n<a b="1"><c>x &amp; y</c></a>' */
export const xmlOf = (root: XmlElement): string => `${header}${written(root)}\n`

const written = ([tag, content]: XmlElement): string => {
  if (content === undefined) return ''
  const inside = typeof content === 'object' ? content.map(written).join('') : escaped(String(content))
  return `<${tag}>${inside}</${tag.split(' ')[0]}>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML 1.0 cannot carry are left out. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character)
