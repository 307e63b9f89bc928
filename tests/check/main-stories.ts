/**
 * The files of stories that `npm test` tells, except those about looks (`[SCREENS]`): a day's work in each part of the
 * product, who sees what, and what must survive without a network or a store. `npm run test:whole` tells all.
 */
export const mainStories = [
  'e2e/main-job.e2e.ts',
  'e2e/isolation.e2e.ts',
  'e2e/offline.e2e.ts',
  'e2e/colleagues.e2e.ts',
  'e2e/storage.e2e.ts',
  'e2e/operator.e2e.ts',
  'e2e/mail.e2e.ts',
  'e2e/processes.e2e.ts',
  'e2e/processes-together.e2e.ts',
] as const
