export interface SavedFile {
  readonly name: string
  readonly type: string
  readonly content: string | Blob
}

/** Saves a file among the browser's downloads. */
export const saveFile = ({ name, type, content }: SavedFile): void => {
  const href = URL.createObjectURL(new Blob([content], { type }))
  const link = Object.assign(document.createElement('a'), { href, download: name })
  link.click()
  // The download has started with the click and holds the content itself.
  setTimeout(() => URL.revokeObjectURL(href))
}
