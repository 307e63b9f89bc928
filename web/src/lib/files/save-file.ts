export interface SavedFile {
  readonly name: string
  readonly type: string
  readonly content: string | Blob
}

/** Hands a file to the browser, which saves it among its downloads. */
export const saveFile = ({ name, type, content }: SavedFile): void => {
  const href = URL.createObjectURL(new Blob([content], { type }))
  const link = Object.assign(document.createElement('a'), { href, download: name })
  link.click()
  // The download has begun with the click and holds the content by itself.
  setTimeout(() => URL.revokeObjectURL(href))
}
