import type { Deployment } from '@kontor/protocol/http'
import { callServer, type Answer } from './call-server.ts'

export const readDeployment = (): Promise<Answer<Deployment>> => callServer<Deployment>('GET', '/api/deployment')
