import type { Locale } from '#lib/paraglide/runtime.js'

export const openApiPath = (language: Locale): string => `/api/openapi.json?language=${language}`
