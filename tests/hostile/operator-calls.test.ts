import { afterAll, beforeAll, expect, it } from 'vitest'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => (scene = await openScene()))
afterAll(() => scene.close())

it('[S10] operators’ calls, conversations and their files answer no one else, whatever the address says', async () => {
  const { accountId, organizationId } = scene
  const conversations = '/api/operator/conversations'
  const paths = [
    ...['/api/operator', '/api/operator/operators', '/api/operator/organizations', '/api/operator/health'],
    ...[
      '/api/operator/units',
      '/api/operator/registrations',
      '/api/operator/billing',
      '/api/operator/overdue',
      '/api/operator/systems',
    ],
    '/api/operator/months/2026-10',
    ...[conversations, `${conversations}?only=undecided&organization=${organizationId}`],
    `/api/operator/organizations/${organizationId}/contract-history`,
    ...[`/api/operator/organizations/${organizationId}`, `${conversations}/${accountId}/conversation-0001`],
    ...[
      `${conversations}/${accountId}/attachments/${'0'.repeat(64)}`,
      `${conversations}/..%2f..%2fx/conversation-0001`,
    ],
  ]
  for (const person of [scene.reader, scene.visitor, scene.owner])
    for (const path of paths) {
      const answer = await person.request('GET', path)
      expect([path, answer.status, await answer.json()]).toEqual([path, 403, { error: { code: 'not-operator' } }])
    }
  for (const path of paths) expect([path, (await fetch(`${scene.kontor.origin}${path}`)).status]).toEqual([path, 401])
  for (const section of ['mail', 'mail+processes', 'finance', 'finance/running', 'finance/history'])
    for (const person of [scene.reader, scene.visitor]) {
      const answer = await person.request('GET', `/api/documents/section/${accountId}.${section}`)
      expect([section, answer.status]).toEqual([section, 403])
    }
  expect(scene.faults()).toEqual([])
})
