import type { LoginId } from '@kontor/domain'
import { afterEach, expect, it } from 'vitest'
import './machine/machine-globals.ts'
import { directoryOf, mainAccountOf, mutation } from '../../sync-server/src/testing/sample-organization.ts'
import { takeOverMachine } from './machine/machine-globals.ts'
import { randomOf } from './machine/random.ts'
import { Timeline } from './machine/timeline.ts'
import { noFaults } from './simulate.ts'
import { serverSteps, type ServerStep } from './server/armed-kill.ts'
import { mewa, nowaInvitation, person } from './story/cast.ts'
import { World } from './world.ts'

let giveBack = (): void => undefined
afterEach(() => giveBack())

/** A world without a single browser. */
const setup = async () => {
  const timeline = new Timeline()
  giveBack = takeOverMachine({ timeline, random: randomOf(1, 'machine') })
  const world = new World({ story: { seed: 1, browsers: [], operations: [] }, timeline, faults: noFaults })
  await world.begin()
  const run = async (forMs: number): Promise<void> => {
    const end = timeline.now + forMs
    while (await timeline.step(end)) world.output.check()
  }
  const invitation = (id: string) =>
    world.history.documents
      .get(directoryOf(mewa))
      ?.states.at(-1)
      ?.invitation.find((one) => one.id === id)
  return { world, run, invitation }
}

/** As an administrator's browser would: the same mutation again and again, until there is an outcome. */
const invite = (world: World): void => {
  const loginId: LoginId = person('anna').id
  const [id, name] = ['invite-gosc-0001', 'inviteMember'] as const
  const args = {
    ...{ invitationId: 'invitation-gosc' as never, name: 'Gość', email: 'gosc@example.org', admin: false },
    ...{ homeAccountId: mainAccountOf(mewa), rights: [], roleIds: [], grants: [] },
  }
  world.made.add({ id, loginId, browser: null, organizationId: mewa, name, args: { ...args, language: 'pl' } })
  const send = (): void => {
    world.timeline.after(5_000, () => {
      const isThere = world.history.documents.get(directoryOf(mewa))?.outcomes.has(`${loginId}/${id}`) === true
      if (!isThere) send()
    })
    world.server?.rooms.submit(directoryOf(mewa), loginId, [mutation(name, args, id)]).catch(() => undefined)
  }
  send()
}

it('[B8] an invitation expires by the server’s clock, without anybody online', async () => {
  const { world, run, invitation } = await setup()
  await run(60_000)
  expect(invitation(nowaInvitation)?.status).toBe('pending')
  world.serverSkewMs = 7 * 24 * 3_600_000
  await run(40_000)
  expect(invitation(nowaInvitation)?.status).toBe('expired')
  expect([world.violations.first, world.mails.unrest()]).toEqual([null, []])
})

const steps: readonly ServerStep[] = serverSteps.filter((step) => step !== 'broadcast' && step !== 'acknowledge')

it.each(steps)('[B4] an invitation brings its mail, though the server is killed at: %s', async (step) => {
  const { world, run } = await setup()
  await run(10_000)
  world.armedKill.arm(step, 0)
  invite(world)
  await run(60_000)
  expect(world.faultCounts.all.get(`server killed at: ${step}`)).toBe(1)
  const mails = world.postOffice.delivered.filter(({ to }) => to.address === 'gosc@example.org')
  expect(mails.length).toBeGreaterThan(0)
  expect(new Set(mails.map(({ url }) => url)).size).toBe(1)
  expect([world.violations.first, world.mails.unrest()]).toEqual([null, []])
})

it('[B4] it brings it too when the post office was closed, and when its answer was lost', async () => {
  for (const trouble of ['down', 'mute'] as const) {
    const { world, run } = await setup()
    world.postOffice.trouble = trouble
    invite(world)
    await run(30_000)
    expect(world.postOffice.delivered.length > 0).toBe(trouble === 'mute')
    world.postOffice.trouble = null
    await run(60_000)
    expect([world.violations.first, world.mails.unrest()]).toEqual([null, []])
    giveBack()
  }
})
