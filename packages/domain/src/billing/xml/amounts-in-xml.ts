import type { Grosz } from '../amounts.ts'
import type { InvoiceLine } from '../month-lines.ts'

/** `-1234.05`: grosz as złoty. */
export const decimal = (grosz: Grosz): string => {
  const size = Math.abs(grosz)
  return `${grosz < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

/** How much of a line: months in fractions, pieces; a commission is one service at its amount. */
export const quantityIn = ({ quantity, net, price }: InvoiceLine) => {
  if (quantity.unit === 'months') {
    const months = (quantity.days / quantity.daysInMonth).toFixed(6)
    return { unit: 'months', count: months, price: decimal(price) } as const
  }
  if (quantity.unit === 'pieces')
    return { unit: 'pieces', count: String(quantity.count), price: decimal(price) } as const
  return { unit: 'service', count: '1', price: decimal(net) } as const
}
