/** Names of records by id, where the caller knows them: a pending mutation contains those of its arguments. */
export type KnownNames = Readonly<Record<string, string>>
