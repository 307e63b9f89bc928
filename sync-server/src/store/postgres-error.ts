import pg from 'pg'

const { DatabaseError } = pg

/** The database does not answer, is full, or ended the connection. The same statement may succeed later. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable'
  /** The SQLSTATE of PostgreSQL, or the system's code. */
  readonly code: string

  constructor(code: string, cause: unknown) {
    super(`the database does not answer (${code})`, { cause })
    this.code = code
  }
}

/** Classes of https://www.postgresql.org/docs/current/errcodes-appendix.html that say nothing about the statement. */
const connectionLost = '08'
const notEnoughResources = '53'
const operatorIntervened = '57'
const systemFailed = '58'
const storageClasses = [connectionLost, notEnoughResources, operatorIntervened, systemFailed]

/** Passes an answer on; an error of the connection, instead of the statement, becomes a `DatabaseUnreachable`. */
export const asStorageError = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    throw isOfStatement(error) ? error : new DatabaseUnreachable(codeOf(error), error)
  }
}

/** A new connection. Whatever prevents one says that the database is out of reach. */
export const asConnection = async <T>(connecting: Promise<T>): Promise<T> => {
  try {
    return await connecting
  } catch (error) {
    throw new DatabaseUnreachable(codeOf(error), error)
  }
}

/** An error of the database about what it was asked. */
const isOfStatement = (error: unknown): boolean => {
  const code = codeOf(error)
  return error instanceof DatabaseError && !storageClasses.includes(code.slice(0, 2)) && code !== readOnly
}

/** An error of the database about itself, where the statement went there without `asStorageError`. */
export const isAboutStorage = (error: unknown): boolean => error instanceof DatabaseError && !isOfStatement(error)

/** The database became read-only, as after a fail-over. */
const readOnly = '25006'

/** Two transactions were in each other's way, and the database ended this one. */
export const isToBeRepeated = (error: unknown): boolean => [deadlock, serializationFailure].includes(codeOf(error))
const deadlock = '40P01'
const serializationFailure = '40001'

export const codeOf = (error: unknown): string => {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? code : 'no-code'
}
