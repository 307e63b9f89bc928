import { isApplicationUrl } from '@kontor/protocol/http'

export const urlsIn = (typed: string): string[] => typed.split(/[\s,]+/).filter((url) => url !== '')

/** By the rule of the server. */
export const areApplicationUrls = (urls: readonly string[]): boolean =>
  urls.length > 0 && urls.length <= 10 && urls.every(isApplicationUrl)
