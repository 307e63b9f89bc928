import type { HandleClientError } from '@sveltejs/kit/hooks'
import { notLoaded } from '#lib/address/not-loaded.ts'

/** The error page tells a page whose files the browser could not load from one that failed. */
export const handleError: HandleClientError = (caught) =>
  caught.kind === 'unknown' && isFailedLoading(caught.error) ? { message: notLoaded } : undefined

/** Of its scripts, for which Chromium, Firefox and Safari have words of their own, or of its styles, as Vite says it. */
const isFailedLoading = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message)
