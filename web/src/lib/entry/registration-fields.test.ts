import { expect, it } from 'vitest'
import { contractUnitsIn, fieldOfPath, registrationBody, type RegistrationValues } from './registration-fields.ts'

const setup = (values: Partial<RegistrationValues> = {}): RegistrationValues => ({
  entityName: 'Hotele Bursztyn sp. z o.o.',
  taxId: '583 000 41 36',
  accountName: 'Bursztyn',
  unitIdentifier: 'OB 100',
  contractUnits: '',
  ownerName: 'Halina Wróblewska',
  email: 'halina@bursztyn.pl',
  username: 'h.wroblewska',
  password: 'dwanaście znaków',
  ...values,
})
const owner = {
  name: 'Halina Wróblewska',
  email: 'halina@bursztyn.pl',
  username: 'h.wroblewska',
  password: 'dwanaście znaków',
}
const common = {
  legalEntity: { name: 'Hotele Bursztyn sp. z o.o.', taxId: '583 000 41 36' },
  accountName: 'Bursztyn',
  unitIdentifier: 'OB 100',
  owner,
}

it('[B18] sends the units of the contract, a line each', () => {
  expect(registrationBody('hospitality', setup({ contractUnits: ' OB 101\r\n\n  OB 102 ' }))).toEqual({
    profile: 'hospitality',
    ...common,
    contractUnits: ['OB 101', 'OB 102'],
    roles: expect.any(Array) as unknown,
  })
})

it('[A1] [A19] sends no contract for a telecom operator, also when one was typed before', () => {
  expect(registrationBody('telecom', setup({ contractUnits: 'OB 101' }))).toEqual({
    profile: 'telecom',
    ...common,
    roles: [
      { name: 'Obsługa procesów', rights: ['processes', 'mail'] },
      { name: 'Koordynacja', rights: ['processes', 'units', 'mail'] },
      { name: 'Rozliczenia', rights: ['finance'] },
      { name: 'Wgląd w osoby i konta', rights: ['account'] },
    ],
  })
})

it('[A12] shows the server’s answer beside the field that it concerns', () => {
  expect(
    ['owner.email', 'legalEntity.taxId', 'contractUnits.3', 'contractUnits', 'profile', ''].map(fieldOfPath),
  ).toEqual(['email', 'taxId', 'contractUnits', 'contractUnits', null, null])
  expect(contractUnitsIn('\n \n')).toEqual([])
})
