import { sveltekit } from '@sveltejs/kit/vite'
import adapter from '@sveltejs/adapter-static'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { defineConfig } from 'vite'
import { messageOptions } from './settings/message-options.ts'
import { sourceVersion } from './settings/source-version.ts'

const server = 'http://127.0.0.1:4400'

export default defineConfig({
  plugins: [
    paraglideVitePlugin(messageOptions),
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      version: { name: sourceVersion() },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Svelte and the floating boxes place things through the element's own style object, which needs no allowance.
          'style-src': ['self'],
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
  server: {
    proxy: {
      '/api': { target: server },
      '/sync': { target: server, ws: true },
    },
  },
})
