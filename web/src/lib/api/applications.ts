import type { ApplicationSecret, NewApplication } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

export const applicationsPath = '/api/operator/applications'

const pathOf = (id: string): string => `${applicationsPath}/${encodeURIComponent(id)}`

export const addApplication = (application: NewApplication): Promise<Answer<ApplicationSecret>> =>
  callServer('POST', applicationsPath, application)

export const renewSecret = (id: string): Promise<Answer<ApplicationSecret>> =>
  callServer('POST', `${pathOf(id)}/secret`, {})

export const removeApplication = (id: string): Promise<Answer<unknown>> => callServer('DELETE', pathOf(id))
