import { StorageFailed } from './storage-failed.ts'

/** What the storage answers; its own errors become the one that callers know. */
export const stored = async <T>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked
  } catch (error) {
    throw new StorageFailed(error)
  }
}
