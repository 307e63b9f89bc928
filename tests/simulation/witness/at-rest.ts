import { directoryKind, kinds, type AccessSnapshot } from '@kontor/domain'
import { RecordReader } from '@kontor/document'
import { parseDocumentName } from '@kontor/protocol'
import { copyDatabase } from '../../../packages/replica/src/document-copy.ts'
import type { KeptCopy } from '../../../packages/replica/src/ports/login-storage.ts'
import { canonical, modelOf } from '../model/canonical.ts'
import { accessInWords, isMember, mayRead, mayReadDirectory } from '../model/reading.ts'
import type { KeptDocument } from '../browser/simulated-documents.ts'
import type { SimulatedBrowser, SimulatedTab } from '../browser/simulated-browser.ts'
import type { World } from '../world.ts'
import { wordsOf } from './access-in-words.ts'

/** What is not yet as it must be once nothing happens any more. Empty: the world is at rest. */
export const unrest = async (world: World): Promise<readonly string[]> => {
  const found: string[] = []
  for (const browser of world.browsers) {
    for (const tab of browser.tabs) found.push(...unrestOfTab(world, browser, tab))
    found.push(...(await unrestOfStorage(world, browser)))
  }
  found.push(...unsettled(world), ...world.mails.unrest(), ...withoutLogin(world), ...stillSignedIn(world))
  return found
}

const unrestOfTab = (world: World, browser: SimulatedBrowser, tab: SimulatedTab): string[] => {
  const { replica, directories } = tab
  const found: string[] = []
  const { loginId } = replica
  const say = (about: string): void => void found.push(`${browser.name} of ${loginId}: ${about}`)
  const { connection, pending, access } = replica.state
  if (connection !== 'online') say(`is ${connection}`)
  if (pending.length > 0) say(`${pending.length} changes wait`)
  const models = world.history.directories()
  if (access === null) say('knows nothing of its access')
  else if (shown(access) !== [...accessInWords(models, loginId)].sort().join('\n')) say('has an old access snapshot')
  for (const [organizationId, directory] of directories) {
    const model = models.find(({ organization }) => organization?.id === organizationId)
    if (model === undefined) continue
    const { state } = directory
    if (!mayReadDirectory(model, loginId)) {
      if (state.directory !== null || state.connection !== 'not-allowed') say(`still shows ${organizationId}`)
      continue
    }
    if (state.connection !== 'online') say(`${organizationId} is ${state.connection}`)
    if (state.storeWaits) say(`${organizationId} waits for the store`)
    const shown = state.directory === null ? 'nothing' : canonical(modelOf(state.directory))
    if (shown !== canonical(model)) say(`shows another ${organizationId} than the server has`)
  }
  found.push(...unrestOfSections(world, tab).map((about) => `${browser.name} of ${loginId}: ${about}`))
  return found
}

/** Each section that a tab has open is what the server has, with the people and units of today; or is not there at all. */
const unrestOfSections = (world: World, { replica, sections }: SimulatedTab): string[] => {
  const found: string[] = []
  for (const [document, { state }] of sections) {
    const address = parseDocumentName(document, kinds)
    if (address === null) continue
    if (!mayRead(world.history.directories(), replica.loginId, address)) {
      if (state.content !== null || state.connection !== 'not-allowed') found.push(`still shows ${document}`)
      continue
    }
    if (state.connection !== 'online') found.push(`${document} is ${state.connection}`)
    const history = world.history.sections.sections.get(document)
    if (history === undefined) continue
    const shown = state.content === null ? 'nothing' : canonical(modelOf(state.content as never))
    if (shown !== canonical(modelOf(history.content as never)))
      found.push(`shows another ${document} than the server has`)
    found.push(...world.history.sections.unlike(document))
  }
  return found
}

const shown = (access: AccessSnapshot): string =>
  wordsOf(access)
    .flatMap(({ words }) => words.split('\n'))
    .sort()
    .join('\n')

const unrestOfStorage = async (world: World, browser: SimulatedBrowser): Promise<string[]> => {
  const { loginId } = browser
  if (loginId === null) return []
  const found: string[] = []
  const { pending, tray } = await browser.storage.read(loginId)
  if (pending.length > 0) found.push(`${browser.name} keeps ${pending.length} changes of ${loginId}`)
  const inTray = new Set(tray.map(({ id }) => id as string))
  for (const mutation of world.made.all) {
    if (mutation.browser !== browser.name || mutation.loginId !== loginId) continue
    const { id, name, fate } = mutation
    if (fate === 'in-tray' && !inTray.has(id)) found.push(`${name} ${id} was refused and is not in the tray`)
    if (fate === 'accepted' && inTray.has(id)) found.push(`${name} ${id} was accepted and is in the tray`)
  }
  found.push(...unrestOfCopies(world, browser, await browser.storage.readCopies(loginId)))
  return found
}

/** Of each directory that may be read the browser keeps what the server has; of all others nothing. */
const unrestOfCopies = (world: World, browser: SimulatedBrowser, copies: readonly KeptCopy[]): string[] => {
  const { loginId, name, documents } = browser
  if (loginId === null) return []
  return world.history.directories().flatMap((model): string[] => {
    const document = `directory/${model.organization?.id}`
    const kept = copies.flatMap((copy) =>
      copy.document === document ? (documents.read(copyDatabase(loginId, copy)) ?? []) : [],
    )
    if (!mayReadDirectory(model, loginId)) {
      // A place that was noted for a copy, and then never filled, is none.
      return kept.some(({ doc }) => doc.store.clients.size > 0) ? [`${name} keeps ${document}`] : []
    }
    // An interrupted reset leaves a former copy behind (S8), and one that no tab writes to any more catches up when it is
    // shown the next time.
    if (documents.hasTabWithoutDatabase) return []
    const isThere = ({ doc }: KeptDocument): boolean =>
      canonical(modelOf(new RecordReader(directoryKind, doc).read() as never)) === canonical(model)
    const isFine = kept.length === 0 || kept.some((one) => one.hasGaps || isThere(one))
    return isFine ? [] : [`${name} keeps another ${document} than the server has`]
  })
}

/** S1: every mutation that a person waited for has its one outcome, and the browser knows the same one. */
const unsettled = (world: World): string[] => {
  const found: string[] = []
  const outcomes = new Map(
    [...world.history.documents.values(), ...world.history.sections.sections.values()].flatMap((history) => [
      ...history.outcomes,
    ]),
  )
  for (const mutation of world.made.all) {
    const { id, loginId, name, fate, code, browser, organizationId } = mutation
    if (loginId === null || fate === 'lost' || fate === 'in-memory') continue
    const atBrowser = world.browsers.find((one) => one.name === browser)
    if (fate === 'waiting') {
      if (atBrowser?.loginId === loginId) found.push(`${name} ${id} has no verdict`)
      continue
    }
    if (mutation.beforeRestore) continue
    const outcome = outcomes.get(`${loginId}/${id}`)
    const model = world.history.directories().find(({ organization }) => organization?.id === organizationId)
    // A former member is notified of that; a change that was never judged is not judged then.
    const wasNeverJudged = (code === 'not-admin' || code === 'no-access') && outcome === undefined
    if (wasNeverJudged && (model === undefined || !isMember(model, loginId))) continue
    if (outcome === undefined) found.push(`${name} ${id} is ${fate} without an outcome`)
    else if ((outcome.outcome === 'accepted') !== (fate === 'accepted')) {
      found.push(`${name} ${id} of ${loginId} was ${outcome.outcome}, and the browser says ${fate} (${code ?? ''})`)
    }
  }
  return found
}

/** Joining and registering make the login and the membership, or neither. */
const withoutLogin = (world: World): string[] => {
  const ids = new Set(world.identity.logins().map(({ id }) => id))
  return world.history
    .directories()
    .flatMap(({ member }) => member.filter(({ loginId }) => !ids.has(loginId)))
    .map(({ id }) => `${id} is a member without a login`)
}

/** B13: whose sessions an administrator ended has none that had begun by then, by the server's clock as in truth. */
const stillSignedIn = (world: World): string[] => {
  const living = world.identity.living()
  return [...world.history.documents.values()]
    .flatMap(({ endings }) => endings)
    .filter(({ loginId, at, inWorld }) =>
      living.some((one) => one.loginId === loginId && one.since <= at && one.sinceInWorld <= inWorld),
    )
    .map(({ loginId }) => `${loginId} is still signed in`)
}
