import { sveltekit } from '@sveltejs/kit/vite'
import adapter from '@sveltejs/adapter-static'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { defineConfig } from 'vite'
import { messageOptions } from './settings/message-options.ts'
import { sharedFiles } from './settings/shared-files.ts'
import { sourceVersion } from './settings/source-version.ts'

/** Where the server runs while one works on the screens. */
const server = process.env['KONTOR_SERVER_URL'] ?? 'http://127.0.0.1:4400'

/** Hash of the style attribute of Kit's `svelte-announcer`. */
const kitAnnouncerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
/** Hash of the style attribute of the lines in bits-ui's `Command`: `display: contents;`. */
const commandLineStyle = 'sha256-iaOezIDcQIoxCULa6FBKKuLUu09R7kG+Mlu+JVfU3Rw='

export default defineConfig({
  resolve: {
    alias: [{ find: /^fflate$/, replacement: new URL('src/lib/files/fflate-in-page.ts', import.meta.url).pathname }],
  },
  plugins: [
    paraglideVitePlugin(messageOptions),
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      version: { name: sourceVersion(), pollInterval: 5 * 60_000 },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Only two style attributes: of what Kit reads page changes out with, and of the palette's lines. Everything else is placed
          // through the element's own style object, which needs no allowance.
          'style-src': ['self', 'unsafe-hashes', kitAnnouncerStyle, commandLineStyle],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'manifest-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
        },
      },
    }),
  ],
  build: { rolldownOptions: { output: { codeSplitting: { groups: [sharedFiles] } } } },
  server: {
    proxy: {
      '/api': { target: server },
      '/sync': { target: server, ws: true },
    },
  },
})
