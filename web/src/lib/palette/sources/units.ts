import Building2 from '@lucide/svelte/icons/building-2'
import RadioTower from '@lucide/svelte/icons/radio-tower'
import { paths } from '#lib/address/paths.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { serviceName } from '#lib/words/service-name.ts'
import type { PaletteSource } from '../source.ts'

/** Units of all accounts in which the person holds the right of their section. */
export const units: PaletteSource = {
  id: 'units',
  title: () => m.palette_units(),
  open: () => {
    const current = useAccount()
    return () => {
      const right = current.organization.profile === 'telecom' ? 'units' : 'property'
      return current.organization.accounts
        .filter(({ rights }) => rights.includes(right))
        .flatMap((account) =>
          account.units.map((unit) => ({
            id: `unit ${unit.id}`,
            name: unit.identifier,
            about: [unit.name, account.name].filter((part) => part !== null).join(' · '),
            also: account.services
              .filter(({ unitId }) => unitId === unit.id)
              .map(({ type }) => serviceName(type))
              .join(' '),
            icon: right === 'units' ? RadioTower : Building2,
            accountId: account.id,
            href: paths.section(account.id, right),
          })),
        )
    }
  },
}
