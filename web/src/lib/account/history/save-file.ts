/** Hands a file that was made here to whoever uses the browser. */
export const saveFile = (name: string, content: string, type: 'text/csv' | 'application/json'): void => {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has taken what it needs once the click is through.
  setTimeout(() => URL.revokeObjectURL(url))
}
