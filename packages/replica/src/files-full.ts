/** S11: as many files wait as one login may have waiting in this browser, or as many bytes. Nothing was kept. */
export class FilesFull extends Error {
  constructor() {
    super('No more files may wait in this browser')
    this.name = 'FilesFull'
  }
}
