import { OwnSystemSchema } from '@kontor/domain'
import * as v from 'valibot'

/** Answer of `GET /api/operator/systems`: the host's own systems, at most one for each section. */
export const OperatorSystemsSchema = v.object({ systems: v.array(OwnSystemSchema) })
export type OperatorSystems = v.InferOutput<typeof OperatorSystemsSchema>
