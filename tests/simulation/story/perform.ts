import { hourMs, kinds, type AccountId, type MutationName, type Right } from '@kontor/domain'
import { serverSteps } from '../server/armed-kill.ts'
import type { PostTrouble } from '../server/post-office.ts'
import { directoryOf } from '../../../sync-server/src/testing/sample-organization.ts'
import type { SimulatedBrowser, SimulatedTab } from '../browser/simulated-browser.ts'
import { randomOf, type Random } from '../machine/random.ts'
import type { World } from '../world.ts'
import { isPerson, mewa, nowaInvitation, organizationIds, people, person } from './cast.ts'
import { chooseMutation } from './choose-mutation.ts'
import { changeContract } from './work-of-operator.ts'
import { acceptByMail, register, registerOverHttp } from './newcomers.ts'
import { changeSectionRight, editSection } from './work-in-section.ts'
import { ordinaryKinds, type Operation, type OperationKind } from './story.ts'

interface Scene {
  readonly world: World
  readonly browser: SimulatedBrowser
  readonly tab: SimulatedTab | null
  readonly random: Random
  readonly pick: number
}

/** Makes one operation of a story happen. */
export const perform = (world: World, { kind, who, pick }: Operation): void => {
  const browser = world.browsers[who % world.browsers.length]
  if (browser === undefined) return
  const random = randomOf(pick, kind)
  const tab = browser.tabs.length === 0 ? null : random.pick(browser.tabs)
  if (!ordinaryKinds.includes(kind)) world.faultCounts.add(kind)
  performances[kind]({ world, browser, tab, random, pick })
}

/** The first of several ideas that the browser itself does not refuse. */
const mutate = ({ tab, random }: Scene, pick: number): void => {
  if (tab === null || tab.directories.size === 0) return
  const directory = random.pick([...tab.directories.values()])
  const shown = directory.state.directory
  if (shown === null) return
  for (let idea = 0; idea < ideasMax; idea += 1) {
    const { name, args } = chooseMutation(shown, pick * ideasMax + idea)
    if (directory.check<MutationName>(name, args) !== null) continue
    // A browser whose storage is full rejects, and nothing has happened.
    directory.mutate<MutationName>(name, args).catch(() => undefined)
    return
  }
}
const ideasMax = 8

/** For a while, of up to so long. */
const until = ({ world, random }: Scene, longestMs: number, end: () => void): void => {
  world.timeline.after(random.next() * longestMs, end)
}

const disk = (scene: Scene, trouble: 'full' | 'mute' | 'broken'): void => {
  const { diskState } = scene.world
  diskState.trouble = trouble
  until(scene, 8_000, () => {
    if (diskState.trouble === trouble) diskState.trouble = null
  })
}

const post = (scene: Scene, trouble: PostTrouble): void => {
  const { postOffice } = scene.world
  postOffice.trouble = trouble
  until(scene, 12_000, () => {
    if (postOffice.trouble === trouble) postOffice.trouble = null
  })
}

const restart = (scene: Scene): void => {
  scene.world.killServer()
  until(scene, 3_000, () => scene.world.startServer())
}

const performances: Readonly<Record<OperationKind, (scene: Scene) => void>> = {
  mutate: (scene) => mutate(scene, scene.pick),
  burst: (scene) => {
    for (let at = 0; at < 2 + scene.random.below(6); at += 1) mutate(scene, scene.pick + at)
  },
  openSection: ({ tab, random, world }) => {
    const accounts = world.history.directories().flatMap(({ account }) => account.map(({ id }) => id))
    const accountId = random.pick(accounts) as AccountId
    const kind = kinds.sections[random.pick(['mail', 'finance'] as Right[])]
    if (kind !== undefined) tab?.openSection(accountId, kind)
  },
  cut: ({ browser }) => browser.cut(),
  mute: ({ browser }) => browser.mute(),
  offline: (scene) => {
    const { browser, random } = scene
    browser.isConnected = false
    browser.cut()
    if (random.chance(0.6)) browser.setOnline(false)
  },
  online: ({ browser }) => {
    browser.isConnected = true
    browser.setOnline(true)
  },
  lag: (scene) => {
    scene.browser.lagMs = scene.random.below(3_000)
    until(scene, 5_000, () => {
      scene.browser.lagMs = 0
    })
  },
  killTab: ({ tab }) => tab?.kill(),
  killTabAtWrite: ({ tab, random }) => tab?.killAtWrite(random.below(6)),
  openTab: ({ world, browser }) => {
    if (browser.tabs.length < 3) world.openTab(browser)
  },
  loseStorage: ({ world, browser }) => {
    browser.lose()
    world.made.lose(browser.name, null)
    world.openTab(browser)
  },
  fullBrowser: (scene) => {
    scene.browser.isFull = true
    until(scene, 3_000, () => {
      scene.browser.isFull = false
    })
  },
  slowBrowser: (scene) => {
    scene.browser.slowMs = scene.random.below(600)
    until(scene, 5_000, () => {
      scene.browser.slowMs = 0
    })
  },
  browserClock: ({ browser, random }) => {
    browser.skewMs = (random.next() - 0.5) * 20 * 24 * hourMs
  },
  tray: ({ tab, random }) => {
    const tray = tab?.replica.state.tray ?? []
    if (tray.length === 0) return
    const { id } = random.pick(tray)
    const done = random.chance(0.6) ? tab?.replica.sendAgain(id) : tab?.replica.drop(id)
    done?.catch(() => undefined)
  },
  endSession: (scene) => {
    const { world, browser } = scene
    world.endSession(browser)
    until(scene, 4_000, () => signInAgain(world, browser))
  },
  changePerson: (scene) => {
    const { world, browser, tab, random } = scene
    const next = random.pick(people).id
    if (tab === null) return
    tab.replica
      .erase()
      .then(() => {
        browser.killTabs()
        world.endSession(browser)
        world.signIn(browser, next)
        world.openTab(browser)
      })
      .catch(() => undefined)
  },
  otherPersonWithoutErasing: ({ world, browser, random }) => {
    // The session ends by itself and another person signs in; the first person's tabs are still there for a while.
    world.endSession(browser)
    world.signIn(browser, random.pick(people).id)
    if (browser.tabs.length < 3) world.openTab(browser)
  },
  killServer: restart,
  killServerAtStep: ({ world, random }) => world.armedKill.arm(random.pick(serverSteps), random.below(4)),
  postDown: (scene) => post(scene, 'down'),
  postMute: (scene) => post(scene, 'mute'),
  everybodyLeaves: (scene) => {
    const { world, random } = scene
    for (const browser of world.browsers) browser.killTabs()
    for (const browser of world.browsers) {
      const back = (): void => {
        if (browser.tabs.length === 0) world.openTab(browser)
      }
      world.timeline.after(random.next() * 60_000, back)
    }
  },
  diskFull: (scene) => disk(scene, 'full'),
  diskMute: (scene) => disk(scene, 'mute'),
  diskBroken: (scene) => disk(scene, 'broken'),
  slowDisk: (scene) => {
    scene.world.diskState.slowMs = scene.random.below(1_500)
    until(scene, 6_000, () => {
      scene.world.diskState.slowMs = 0
    })
  },
  restore: ({ world, random }) => {
    const { length } = world.disk.commits
    world.restore(Math.max(world.commitsBefore, length - random.below(12)), random.next() * 3_000)
  },
  serverClock: ({ world, random }) => {
    world.mails.clockIsSet()
    world.serverSkewMs = random.chance(0.3) ? 8 * 24 * hourMs : (random.next() - 0.5) * 4 * hourMs
  },
  join: ({ world, random }) => {
    const nowa = person('nowa')
    const { name, username, email } = nowa
    const args = { invitationId: nowaInvitation, memberId: 'member-nowa', loginId: nowa.id, name, username, email }
    world.runAsServer(mewa, `join-${random.below(1_000_000)}`, 'acceptInvitation', args)
  },
  acceptByMail,
  register,
  registerOverHttp,
  expire: ({ world, random }) => {
    const organizationId = random.pick(organizationIds)
    const known = world.server && world.history.documents.get(directoryOf(organizationId))?.states.at(-1)
    if (!known || known.invitation.length === 0) return
    const { id } = random.pick(known.invitation)
    world.runAsServer(organizationId, `expire-${random.below(1_000_000)}`, 'expireInvitation', { invitationId: id })
  },
  editSection: ({ tab, pick }) => {
    if (tab !== null) editSection(tab, pick)
  },
  giveSection: ({ world, pick }) => changeSectionRight(world, pick, 'give'),
  takeSection: ({ world, pick }) => changeSectionRight(world, pick, 'take'),
  changeContract: ({ world, pick }) => changeContract(world, pick),
}

/** The person comes back, in a page that is loaded anew. */
export const signInAgain = (world: World, browser: SimulatedBrowser): void => {
  const { loginId } = browser
  if (loginId === null || !isPerson(loginId)) return
  world.endSession(browser)
  browser.killTabs()
  world.signIn(browser, loginId)
  world.openTab(browser)
}
