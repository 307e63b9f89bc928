import type { Commit } from '../store/store.ts'
import type { PreparedStep } from './directory-step.ts'
import type { Batch } from './run-batch.ts'

/** A batch that has run, and what its commit demands. */
export interface Judged {
  readonly batch: Batch
  readonly judgedBy: Commit['judgedBy']
  readonly step: PreparedStep | null
}
