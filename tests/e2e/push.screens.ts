import { pushBrowser } from '../../sync-server/src/testing/push-browser.ts'
import { wholeBrowserLaunch } from './browser-launch.ts'
import { enterAs, loadDemonstration } from './demonstration.ts'
import { expect, test } from './fixtures.ts'
import { lendSubscription, type PushFacts } from './push-scene.ts'
import { inEachVariant } from './screen-variants.ts'

test.use({ serviceWorkers: 'allow', launchOptions: await wholeBrowserLaunch() })

inEachVariant('notifications', async ({ kontor, open, shooting, says }) => {
  const demonstration = await loadDemonstration(kontor)
  const enter = async (profile: 'telecom' | 'hospitality', facts: PushFacts = {}) => {
    const { context, page } = await open()
    const endpoint = `https://push.example/${profile}-${JSON.stringify(facts).length}`
    await lendSubscription(context, { own: pushBrowser(), endpoint, facts })
    await enterAs(kontor, context, demonstration.login(profile, 'administrator'))
    return { page, shoot: shooting(page, `push-${profile}-`), close: () => context.close() }
  }
  const turnOn = { name: says('notices_turn_on') }

  const telecom = await enter('telecom')
  await telecom.page.goto('/m/notifications')
  await expect(telecom.page.getByRole('button', turnOn)).toBeVisible()
  await telecom.shoot('phone-off')
  await telecom.page.getByRole('button', turnOn).click()
  await expect(telecom.page.getByText(says('notices_on'), { exact: true })).toBeVisible()
  await telecom.shoot('phone-on')
  await telecom.close()

  const hotel = await enter('hospitality')
  await hotel.page.goto('/me')
  await hotel.page.getByRole('button', turnOn).click()
  await expect(hotel.page.getByText(says('notices_on'), { exact: true })).toBeVisible()
  await hotel.page.locator('#own-notice-kinds').scrollIntoViewIfNeeded()
  await hotel.page.locator('#own-notices').evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  await hotel.shoot('own-account')
  await hotel.close()

  const blocked = await enter('telecom', { permission: 'denied' })
  await blocked.page.goto('/m/notifications')
  await expect(blocked.page.getByRole('button', { name: says('notices_check_again') })).toBeVisible()
  await blocked.shoot('phone-denied')
  await blocked.page.locator('.bar .own').click()
  await blocked.shoot('phone-menu')
  await blocked.close()

  const apple = await enter('telecom', { answer: 'default' })
  await apple.page.addInitScript(() => {
    for (const name of ['PushManager', 'Notification']) Reflect.deleteProperty(globalThis, name)
    Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)' })
  })
  await apple.page.goto('/m/notifications')
  await expect(apple.page.locator('#own-notice-kinds')).toBeVisible()
  await apple.shoot('phone-install-first')
  await apple.close()
})
