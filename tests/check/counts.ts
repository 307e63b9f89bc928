import { existsSync, readFileSync } from 'node:fs'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

const read = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/** From vitest's JSON report; null when the run did not come so far. */
export const countVitest = (path: string): Counts | null => {
  const report = read(path) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } | null
  if (report === null) return null
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, Math.min(1, report.numFailedTestSuites)),
  }
}

/** From Playwright's JSON report; a test that passed only on a second try counts as failed. */
export const countPlaywright = (path: string): Counts | null => {
  const report = read(path) as { stats: { expected: number; unexpected: number; flaky: number } } | null
  if (report === null) return null
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
}
