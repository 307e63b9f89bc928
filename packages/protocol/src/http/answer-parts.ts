import * as v from 'valibot'

/** An object whose fields the domain's type describes: it comes from the server's own records, so they are not checked. */
export const objectOf = <T extends object>() =>
  v.custom<T>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))

export const listOf = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())
