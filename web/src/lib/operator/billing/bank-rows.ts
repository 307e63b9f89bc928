import { csvCells } from '#lib/files/csv-cells.ts'
import { decodedText } from '#lib/files/decoded-text.ts'

/** The rows of a bank's CSV file, whatever it is delimited by. */
export const bankRows = async (file: Blob): Promise<readonly (readonly string[])[]> =>
  csvCells(decodedText(new Uint8Array(await file.arrayBuffer())), { skipEmptyLines: true })
