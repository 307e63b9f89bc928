import { expect, it } from 'vitest'
import { allowedOrigins, publicUrlOf } from './addresses.ts'
import { readSettings } from './settings.ts'

it('[DESIGN 7] the public address is the set one', () => {
  expect(publicUrlOf(readSettings({ KONTOR_PUBLIC_URL: 'https://kontor.example.org' }), 4400)).toBe(
    'https://kontor.example.org',
  )
})

it.each([
  ['127.0.0.1', 'http://127.0.0.1:4400'],
  ['0.0.0.0', 'http://localhost:4400'],
  ['::', 'http://localhost:4400'],
  ['::1', 'http://[::1]:4400'],
  ['kontor.lan', 'http://kontor.lan:4400'],
])('[DESIGN 7] without one, it is made from HOST %s', (host, expected) => {
  expect(publicUrlOf(readSettings({ HOST: host }), 4400)).toBe(expected)
})

it('[DESIGN 7] on this machine alone, every name of this machine is an allowed origin', () => {
  expect(allowedOrigins(readSettings({}), 4400)).toEqual([
    'http://127.0.0.1:4400',
    'http://localhost:4400',
    'http://[::1]:4400',
  ])
})

it('[DESIGN 7] a server that listens to other machines allows its public address alone', () => {
  expect(
    allowedOrigins(readSettings({ HOST: '0.0.0.0', KONTOR_PUBLIC_URL: 'https://kontor.example.org' }), 80),
  ).toEqual(['https://kontor.example.org'])
})
