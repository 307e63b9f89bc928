import { randomBytes } from 'node:crypto'

/** One directory of a scene: the people who work in it, and the members whose rights they change. */
export interface SceneDirectory {
  readonly name: string
  /** Ids of the logins of administrators; each has an open copy. The last one only watches. */
  readonly people: readonly string[]
  /** Ids of the members who are changed. */
  readonly members: readonly string[]
}

/** So many directories with so many people each. */
export interface Scene {
  readonly name: string
  readonly directories: readonly SceneDirectory[]
}

export interface SceneSize {
  readonly name: string
  readonly directories: number
  readonly people: number
  /** At least as many members as people who change something, so that each changes members of their own. */
  readonly members: number
}

/** Random, as those of browsers are: the order of ids says nothing about the order of records. */
const randomId = (): string => {
  const id = randomBytes(16).toString('base64url')
  return /^[-_]/.test(id) ? randomId() : id
}
const many = (count: number): string[] => Array.from({ length: count }, randomId)

export const createScene = ({ name, directories, people, members }: SceneSize): Scene => ({
  name,
  directories: Array.from({ length: directories }, () => ({
    name: randomId(),
    people: many(people),
    members: many(members),
  })),
})

/** The members whom one person changes, in turns with no one else. */
export const ownMembers = ({ people, members }: SceneDirectory, person: number): readonly string[] =>
  members.filter((_, at) => at % (people.length - 1) === person)
