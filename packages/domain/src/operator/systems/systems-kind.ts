import type { DocumentKind } from '../../kernel/document-kind.ts'
import { removeSystem } from './mutations/remove-system.ts'
import { setSystem } from './mutations/set-system.ts'
import { systemsShape, type SystemsTypes } from './systems.ts'

const mutations = { setSystem, removeSystem } as const

export type SystemsMutationName = keyof typeof mutations

/** `operator/systems`: the applications that the host has for sections (issue 10). */
export const systemsKind: DocumentKind<SystemsTypes> & { readonly mutations: typeof mutations } = {
  key: 'systems',
  ...systemsShape,
  mutations,
}
