import * as v from 'valibot'
import { RightSchema } from '../../directory/profiles/profile.ts'
import { NameSchema } from '../../kernel/text.ts'
import { WebsiteSchema } from '../../sections/property/arguments.ts'

/** The right `account` opens the directory instead of a section. */
export const SystemSectionSchema = v.pipe(RightSchema, v.notValue('account', 'not-an-option'))

export const systemModes = ['beside', 'instead'] as const
export type SystemMode = (typeof systemModes)[number]

/** An application of the host's own for one section: the way on beside our screen, or instead of it. The data stay either way. */
export const OwnSystemSchema = v.object({
  /** The right of the section. */
  id: SystemSectionSchema,
  name: NameSchema,
  /** Over `https`. */
  url: WebsiteSchema,
  mode: v.picklist(systemModes),
})
export type OwnSystem = v.InferOutput<typeof OwnSystemSchema>
