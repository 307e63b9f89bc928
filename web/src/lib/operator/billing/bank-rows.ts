import { fileText } from './file-text.ts'

/** The rows of a CSV file, whatever it is delimited by. The reader is loaded for the first file. */
export const bankRows = async (file: Blob): Promise<readonly (readonly string[])[]> => {
  const { default: papa } = await import('papaparse')
  return papa.parse<string[]>(await fileText(file), { skipEmptyLines: true }).data
}
