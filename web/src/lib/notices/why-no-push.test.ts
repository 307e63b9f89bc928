import { expect, it } from 'vitest'
import { whyNoPush, type BrowserFacts } from './why-no-push.ts'

const [iPhone, mac] = ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)', 'Mozilla/5.0 (Macintosh; Intel Mac OS X)']
const chrome: BrowserFacts = {
  ...{ isSecure: true, hasPush: true, permission: 'default', isInstalled: false },
  ...{ userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/140', touchPoints: 5 },
}

it.each<[string, Partial<BrowserFacts>, ReturnType<typeof whyNoPush>]>([
  ['a browser that has not been asked', {}, null],
  ['a browser that is allowed', { permission: 'granted' }, null],
  ['a browser that is forbidden', { permission: 'denied' }, 'denied'],
  ['a page without encryption', { isSecure: false, hasPush: false }, 'insecure'],
  ['a browser without notifications', { hasPush: false }, 'unsupported'],
  ['an iPhone in the browser', { hasPush: false, userAgent: iPhone }, 'install-first'],
  ['an iPhone from the home screen', { userAgent: iPhone, isInstalled: true }, null],
  ['an old iPhone from the home screen', { hasPush: false, userAgent: iPhone, isInstalled: true }, 'unsupported'],
  ['an iPad, which calls itself a Mac', { hasPush: false, userAgent: mac }, 'install-first'],
  ['a Mac without notifications', { hasPush: false, userAgent: mac, touchPoints: 0 }, 'unsupported'],
])('[DESIGN 13] %s', (_, facts, why) => {
  expect(whyNoPush({ ...chrome, ...facts })).toBe(why)
})
