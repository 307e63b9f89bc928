/** For programs that run the server within themselves, as the stories under `tests/e2e` do. */
export { createServer, type KontorServer, type ServerOptions } from './create-server.ts'
export { createLog } from './log/log.ts'
export { readSettings, SettingsError } from './settings/settings.ts'
