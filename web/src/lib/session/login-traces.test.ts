import type { LoginId } from '@kontor/domain'
import { expect, test } from 'vitest'
import { keptTexts } from './kept-texts.ts'
import { loginTraces } from './login-traces.ts'

const [anna, jan] = ['login-anna-0001' as LoginId, 'login-jan-0001' as LoginId]

/** Without a storage, texts are in memory. */
const inMemory = () => keptTexts(() => undefined as unknown as Storage)

const setup = () => {
  const [tab, browser] = [inMemory(), inMemory()]
  const traces = loginTraces(tab, browser)
  traces.enter(anna)
  tab.write('kontor.form.invite', '{"name":"Ewa Nowak"}')
  tab.write('kontor.draft.rights.ewa', '["mail"]')
  tab.write('kontor.view-as', '{}')
  tab.write('kontor.reloaded', 'version-1')
  tab.write('of another page', 'stays')
  browser.write(`kontor.columns.users.${anna}`, '[]')
  browser.write(`kontor.columns.users.${jan}`, '[]')
  browser.write('kontor.theme', 'dark')
  return { tab, browser, traces }
}

test('[F10] nothing of a login outlives signing out', () => {
  const { tab, browser, traces } = setup()
  traces.erase(anna)
  expect(tab.keys().toSorted()).toEqual(['kontor.reloaded', 'of another page'])
  expect(browser.keys().toSorted()).toEqual([`kontor.columns.users.${jan}`, 'kontor.theme'])
})

test('[F10] another login in the same tab finds nothing of the first, whose session ended without a sign-out', () => {
  const { tab, traces } = setup()
  traces.enter(jan)
  expect(tab.read('kontor.form.invite')).toBe(null)
  expect(tab.keys().toSorted()).toEqual(['kontor.reloaded', 'kontor.tab-login', 'of another page'])
})

test('[F10] the same login, signed in again after its session ended, finds its drafts', () => {
  const { tab, traces } = setup()
  traces.enter(anna)
  expect(tab.read('kontor.form.invite')).toBe('{"name":"Ewa Nowak"}')
})

test('[F10] the input of a visitor stays after signing in', () => {
  const tab = inMemory()
  tab.write('kontor.form.register', '{"name":"Mewa"}')
  loginTraces(tab, inMemory()).enter(anna)
  expect(tab.read('kontor.form.register')).toBe('{"name":"Mewa"}')
})

test('[F10] [SCREENS] a visitor who reloads the page keeps the draft of the registration', () => {
  const tab = inMemory()
  tab.write('kontor.form.registration', '{"entityName":"Mewa"}')
  loginTraces(tab, inMemory()).erase(null)
  expect(tab.read('kontor.form.registration')).toBe('{"entityName":"Mewa"}')
})

test('[F10] a tab of a login that signed out in another tab is cleared', () => {
  const { tab, traces } = setup()
  traces.erase(null)
  expect(tab.read('kontor.form.invite')).toBe(null)
})
