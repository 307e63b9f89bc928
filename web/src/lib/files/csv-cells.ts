/** Without a delimiter it is guessed. */
interface CsvShape {
  readonly delimiter?: string
  readonly skipEmptyLines?: boolean
}

/** The cells of a CSV text, row by row. The reader is loaded for the first file. */
export const csvCells = async (text: string, shape: CsvShape): Promise<readonly (readonly string[])[]> => {
  const { default: papa } = await import('papaparse')
  return papa.parse<string[]>(text, shape).data
}
