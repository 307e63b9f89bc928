import { createSubAccount, join, newId, register } from '../server/person.ts'
import { expect, test } from './fixtures.ts'

/** 80 characters. */
const longName = 'Aleksandra Konstancja Wróblewska-Szczepańska de la Rochefoucauld Montmorency'.padEnd(80, 'x')

for (const width of [1440, 390])
  test(`[E8] at ${width} pixels a name of 80 characters hides no verb of a button`, async ({ kontor, newBrowser }) => {
    const { owner, organizationId, accountId } = await register(kontor)
    const sub = await createSubAccount(owner, organizationId, longName, 'PT 07240')
    const roleId = newId()
    await owner.mutate(organizationId, 'createRole', { roleId, name: longName, rights: ['processes'] })
    const member = await join(owner, organizationId, { name: longName, username: 'a.k', homeAccountId: accountId })
    const { page } = await newBrowser(owner)
    await page.setViewportSize({ width, height: 844 })
    const acts = [
      ['users', 'remove', member.memberId, 'Usuń'],
      ['users', 'suspend', member.memberId, 'Zawieś'],
      ['roles?show=roles', 'delete-role', roleId, 'Usuń rolę'],
      ['sub-accounts', 'archive', sub, 'Zarchiwizuj'],
    ] as const
    for (const [screen, dialog, of, verb] of acts) {
      await page.goto(`/a/${accountId}/account/${screen}${screen.includes('?') ? '&' : '?'}dialog=${dialog}&of=${of}`)
      const act = page.getByRole('dialog').getByRole('button', { name: `${verb} ${longName}`, exact: true })
      await expect(act).toBeInViewport({ ratio: 1 })
      await expect(act).toHaveAttribute('title', `${verb} ${longName}`)
      const shown = await act.evaluate((button) => {
        const room = button.getBoundingClientRect()
        const word = button.querySelector('.verb')?.getBoundingClientRect()
        const name = button.querySelector('bdi')
        return {
          height: room.height <= 44,
          verb: word !== undefined && word.left >= room.left && word.right <= room.right,
          name:
            name !== null && name.scrollWidth > name.clientWidth && getComputedStyle(name).textOverflow === 'ellipsis',
        }
      })
      expect(shown, dialog).toEqual({ height: true, verb: true, name: true })
    }
    await page.goto(`/a/${accountId}/account/access?account=${sub}`)
    const chooser = page.getByRole('button', { name: /^Konto/ }).filter({ hasText: longName })
    const box = await chooser.boundingBox()
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true)
  })
