/** False where the browser does not let the text into the clipboard: a page without TLS has none at all. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
