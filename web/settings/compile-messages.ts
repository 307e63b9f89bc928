import { compile } from '@inlang/paraglide-js'
import { messageOptions } from './message-options.ts'

// The type check of a fresh clone needs the message functions before any build has made them.
await compile(messageOptions)
