import { wireLimits } from './limits.ts'

/**
 * Do objects and lists lie inside one another deeper than the bound? Reading JSON bears any depth, writing it again does
 * not, and what came over the wire is written again: into the log, into answers.
 */
export const isNestedTooDeep = (value: unknown): boolean => {
  let level = [value].filter(isContainer)
  for (let depth = 0; depth < wireLimits.nestingMax; depth += 1) {
    if (level.length === 0) return false
    level = level.flatMap((container) => Object.values(container).filter(isContainer))
  }
  return level.length > 0
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null
