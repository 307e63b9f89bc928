import { overwriteGetLocale } from '#lib/paraglide/runtime.js'

// Files of tests share their modules: each begins in Polish, whatever language the one before it chose.
overwriteGetLocale(() => 'pl')
