export interface SavedFile {
  readonly name: string
  readonly type: string
  readonly text: string
}

/** Hands a text to the browser, which saves it among its downloads. */
export const saveFile = ({ name, type, text }: SavedFile): void => {
  const href = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href, download: name })
  link.click()
  // The download has begun with the click; it holds the text by itself.
  setTimeout(() => URL.revokeObjectURL(href))
}
