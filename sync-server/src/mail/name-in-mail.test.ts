import { expect, it } from 'vitest'
import { looksLikeAddress, nameInMail } from './name-in-mail.ts'

/** What mail programs turn into links: a scheme, `www.`, a domain, or a mailbox. */
const link =
  /https?:\/\/[\p{L}\p{N}]|www\.[\p{L}\p{N}]|[\p{L}\p{N}_-]+[.。．｡][\p{L}\p{N}]{2,}|[\p{L}\p{N}]@[\p{L}\p{N}]/iu

it.each([
  'kup-teraz.pl',
  'Wygrana 5000 zł na www.kup-teraz.pl/nagroda',
  'https://kup.example/a?b=c',
  'HTTP://KUP.EXAMPLE',
  'zwrot@bank.example',
  'Łódź.example',
  'ＢＡＮＫ。example',
  'bank．example',
  '185.12.13.14',
  'www.x',
])('[F3] the name “%s” becomes no link and no subject', (name) => {
  expect(link.test(name)).toBe(true)
  expect(link.test(nameInMail(name))).toBe(false)
  expect(looksLikeAddress(name)).toBe(true)
  expect(nameInMail(name).replaceAll('\u200B', '')).toBe(name)
})

it.each([
  'Mewa Telekom sp. z o.o.',
  'P.P.H.U. „Żuk” s.c.',
  'Hotel Bursztyn – Gdańsk 1/2',
  'Recepcja: piętro 2',
  'dr inż. Ewa Kos',
  'Gdańsk 🐦',
])('[F3] the name “%s” stays as it is', (name) => {
  expect(nameInMail(name)).toBe(name)
  expect(looksLikeAddress(name)).toBe(false)
})

it('[B4] a name that runs from right to left is isolated', () => {
  expect(nameInMail('حساب الشمال')).toBe('\u2068حساب الشمال\u2069')
})
