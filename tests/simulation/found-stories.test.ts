import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { simulate } from './simulate.ts'
import type { Story } from './story/story.ts'

/** A story that went wrong once, as short as the simulator could make it, and what must hold in it since. */
interface FoundStory {
  readonly what: string
  readonly story: Story
}

const folder = join(import.meta.dirname, 'found')
const found = readdirSync(folder).map((name): FoundStory => JSON.parse(readFileSync(join(folder, name), 'utf8')))

it.each(found)('[ISSUE 4] $what', async ({ story }) => {
  expect((await simulate(story)).violation).toBeNull()
})
